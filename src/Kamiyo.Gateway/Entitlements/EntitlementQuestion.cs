using Kamiyo.Gateway.Requests;

namespace Kamiyo.Gateway.Entitlements;

/// <summary>What is asked about a customer: a feature, an amount of something limited, or neither for the whole picture.</summary>
/// <param name="Amount">How much of <paramref name="Limit"/>; 1 when the query names none.</param>
internal readonly record struct EntitlementQuestion(string? Feature, string? Limit, long Amount)
{
    /// <exception cref="InvalidRequestException">It asks two things at once, an amount of nothing, or an amount that isn't a number of 0 or more.</exception>
    public static EntitlementQuestion Read(IQueryCollection query)
    {
        var fields = new QueryFields(query);
        var feature = fields.Text("feature");
        var limit = fields.Text("limit");
        var amount = fields.Number("amount", 0, long.MaxValue);
        if (feature is not null && limit is not null)
        {
            throw new InvalidRequestException("feature", "and limit are two questions: ask one at a time.");
        }

        return amount is not null && limit is null
            ? throw new InvalidRequestException("amount", "needs a limit that it is an amount of, such as limit=seats.")
            : new EntitlementQuestion(feature, limit, amount ?? 1);
    }
}
