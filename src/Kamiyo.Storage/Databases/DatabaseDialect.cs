namespace Kamiyo.Storage.Databases;

public enum DatabaseDialect
{
    Sqlite,
    Postgres,
}
