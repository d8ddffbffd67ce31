using Kamiyo.Storage.Operators;

namespace Kamiyo.Storage.Sqlite.Operators;

internal sealed class SqliteOperatorActionStore(SqliteDatabase database) : IOperatorActionStore
{
    private const string InsertSql = "INSERT INTO operator_action (operator, action, subject, occurred_at) VALUES ($1, $2, $3, $4)";

    private const string ListSql = """
        SELECT operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $1 ORDER BY occurred_at DESC, action_id DESC
        """;

    public Task RecordAsync(OperatorAction action, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(InsertSql, action.Operator, action.Action, action.Subject, SqliteTime.Write(action.OccurredAt)) == 1,
        cancellationToken);

    public Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OperatorAction>>(session => session.Query(
            ListSql,
            static reader => new OperatorAction(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetTime(3)),
            subject));
}
