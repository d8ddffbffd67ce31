using Kamiyo.Storage.Operators;
using Kamiyo.Storage.Paging;

namespace Kamiyo.Storage.Postgres.Operators;

internal sealed class PostgresOperatorActionStore(PostgresDatabase database) : IOperatorActionStore
{
    public async Task RecordAsync(OperatorAction action, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            $"{OperatorActionSql.Insert} RETURNING action_id",
            parameters => parameters.AddText(action.Operator).AddText(action.Action).AddText(action.Subject).AddTime(action.OccurredAt),
            static reader => reader.GetInt64(0),
            cancellationToken);

    public async Task<IReadOnlyList<OperatorAction>> ListAsync(string subject, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            OperatorActionSql.List,
            parameters => parameters.AddText(subject),
            static reader => OperatorActionRow.ReadAction<PostgresTimes>(reader, firstOrdinal: 0),
            cancellationToken);

    public async Task<Page<OperatorAction>> PageAsync(string? subject, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var request = PageRequest.Create(cursor, limit);
        var rows = await database.QueryAsync(
            subject is null ? OperatorActionSql.Page : OperatorActionSql.PageOfSubject,
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
