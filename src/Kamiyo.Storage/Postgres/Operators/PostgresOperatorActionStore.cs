using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Postgres.Operators;

internal sealed class PostgresOperatorActionStore(PostgresDatabase database) : IOperatorActionStore
{
    internal const string ListSql = """
        SELECT operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $1 ORDER BY occurred_at DESC, action_id DESC
        """;

    internal const string PageSql = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;

    internal const string PageOfSubjectSql = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $4 AND (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;

    private const string InsertSql = """
        INSERT INTO operator_action (operator, action, subject, occurred_at) VALUES ($1, $2, $3, $4) RETURNING action_id
        """;

    public async Task RecordAsync(OperatorAction action, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            InsertSql,
            parameters => parameters.AddText(action.Operator).AddText(action.Action).AddText(action.Subject).AddTime(action.OccurredAt),
            static reader => reader.GetInt64(0),
            cancellationToken);

    public async Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            ListSql,
            parameters => parameters.AddText(subject),
            static reader => OperatorActionRow.ReadAction<PostgresTimes>(reader, firstOrdinal: 0),
            cancellationToken);

    public async Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            subject is null ? PageSql : PageOfSubjectSql,
            parameters =>
            {
                parameters.AddTime(request.After.OccurredAt).AddValue(request.After.Number).AddValue(request.FetchLimit);
                if (subject is not null)
                {
                    parameters.AddText(subject);
                }
            },
            OperatorActionRow.Read<PostgresTimes>,
            cancellationToken);
        return StoredOperatorAction.ToPage(rows, request);
    }
}
