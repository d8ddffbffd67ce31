using System.Data.Common;

namespace Kamiyo.Storage.Databases;

/// <summary>How a dialect keeps a time: all that its rows are read differently in. Static, so that asking costs nothing a row.</summary>
internal interface ITimeReader
{
    static abstract DateTimeOffset Read(DbDataReader reader, int ordinal);
}
