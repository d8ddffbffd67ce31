using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;
using Microsoft.Data.Sqlite;

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
            static reader => new OperatorAction(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetTime(3)),
            subject));

    public async Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = PageRequest.Create(cursor, limit);
        var after = SqliteTime.Write(request.After.OccurredAt);
        var rows = await database.ReadAsync(session => subject is null
            ? session.Query(PageSql, Read, after, request.After.Number, request.FetchLimit)
            : session.Query(PageOfSubjectSql, Read, after, request.After.Number, request.FetchLimit, subject));
        return StoredOperatorAction.ToPage(rows, request);
    }

    private static StoredOperatorAction Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new OperatorAction(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetTime(4)));
}
