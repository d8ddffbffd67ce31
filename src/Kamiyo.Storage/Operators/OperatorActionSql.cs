namespace Kamiyo.Storage.Operators;

/// <summary>The statements on <c>operator_action</c>, the same in both dialects.</summary>
internal static class OperatorActionSql
{
    public const string Insert = "INSERT INTO operator_action (operator, action, subject, occurred_at) VALUES ($1, $2, $3, $4)";

    public const string List = """
        SELECT operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $1 ORDER BY occurred_at DESC, action_id DESC
        """;

    public const string Page = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;

    public const string PageOfSubject = """
        SELECT action_id, operator, action, subject, occurred_at FROM operator_action
        WHERE subject = $4 AND (occurred_at, action_id) < ($1, $2)
        ORDER BY occurred_at DESC, action_id DESC
        LIMIT $3
        """;
}
