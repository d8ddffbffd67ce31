using Kamiyo.Storage.Operators;

namespace Kamiyo.Storage.Postgres.Operators;

internal sealed class PostgresOperatorActionStore(PostgresDatabase database) : IOperatorActionStore
{
    internal const string ListSql = """
        SELECT operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $1 ORDER BY occurred_at DESC, action_id DESC
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
            static reader => new OperatorAction(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetTime(3)),
            cancellationToken);
}
