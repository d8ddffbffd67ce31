using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Sqlite.Operators;

internal sealed class SqliteOperatorActionStore(SqliteDatabase database) : IOperatorActionStore
{
    private const string InsertSql = "INSERT INTO operator_action (operator, action, subject, occurred_at) VALUES ($1, $2, $3, $4)";

    private const string ListSql = """
        SELECT operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $1 ORDER BY occurred_at DESC, action_id DESC
        """;

    private const string PageSql = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;

    private const string PageOfSubjectSql = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $4 AND (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;

    public Task RecordAsync(OperatorAction action, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(InsertSql, action.Operator, action.Action, action.Subject, SqliteTime.Write(action.OccurredAt)) == 1,
        cancellationToken);

    public Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OperatorAction>>(session => session.Query(
            ListSql,
            static reader => OperatorActionRow.ReadAction<SqliteTimes>(reader, firstOrdinal: 0),
            subject));

    public async Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = PageRequest.Create(cursor, limit);
        var after = SqliteTime.Write(request.After.OccurredAt);
        object[] values = [after, request.After.Number, request.FetchLimit];
        var rows = await database.ReadAsync(session => subject is null
            ? session.Query(PageSql, OperatorActionRow.Read<SqliteTimes>, values)
            : session.Query(PageOfSubjectSql, OperatorActionRow.Read<SqliteTimes>, [.. values, subject]));
        return StoredOperatorAction.ToPage(rows, request);
    }
}
