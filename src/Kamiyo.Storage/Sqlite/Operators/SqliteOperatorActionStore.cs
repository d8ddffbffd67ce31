using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Sqlite.Operators;

internal sealed class SqliteOperatorActionStore(SqliteDatabase database) : IOperatorActionStore
{
    public Task RecordAsync(OperatorAction action, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            OperatorActionSql.Insert, action.Operator, action.Action, action.Subject, SqliteTime.Write(action.OccurredAt)) == 1,
        cancellationToken);

    public Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OperatorAction>>(session => session.Query(
            OperatorActionSql.List,
            static reader => OperatorActionRow.ReadAction<SqliteTimes>(reader, firstOrdinal: 0),
            subject));

    public async Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = PageRequest.Create(cursor, limit);
        object[] values = [SqliteTime.Write(request.After.OccurredAt), request.After.Number, request.FetchLimit];
        var rows = await database.ReadAsync(session => subject is null
            ? session.Query(OperatorActionSql.Page, OperatorActionRow.Read<SqliteTimes>, values)
            : session.Query(OperatorActionSql.PageOfSubject, OperatorActionRow.Read<SqliteTimes>, [.. values, subject]));
        return StoredOperatorAction.ToPage(rows, request);
    }
}
