using Kamiyo.Billing.Plans;

namespace Kamiyo.Silo.Configuration;

/// <param name="Plans">One a tier.</param>
/// <param name="GracePeriod">How long <c>past_due</c> keeps access.</param>
internal sealed record PlanSettings(IReadOnlyList<Plan> Plans, TimeSpan GracePeriod)
{
    private const int DefaultGraceDays = 7;

    public bool HasPrices => Plans.Any(plan => plan.PriceIds.Count > 0);

    public PlanCatalog ToCatalog() => new(Plans, GracePeriod);

    public static PlanSettings Read(SettingsReader reader)
    {
        var plans = DefaultPlans.All.Select(plan => ReadPlan(reader, plan)).ToList();
        FindUnknownTiers(reader);
        FindSharedPrices(reader, plans);
        return new(plans, TimeSpan.FromDays(reader.Integer(SettingNames.GraceDays, DefaultGraceDays, minimum: 0, maximum: 365)));
    }

    private static Plan ReadPlan(SettingsReader reader, Plan fallback)
    {
        var path = $"{SettingNames.Plans}:{fallback.Tier}";
        var features = reader.List(new Setting($"{path}:Features"));
        return fallback with
        {
            MonthlyAmount = reader.Long(new Setting($"{path}:MonthlyAmount"), fallback.MonthlyAmount, minimum: 0, maximum: long.MaxValue),
            Currency = reader.Text(new Setting($"{path}:Currency"))?.ToLowerInvariant() ?? fallback.Currency,
            PriceIds = ReadPriceIds(reader, fallback.Tier),
            Features = features.Count > 0 ? features : fallback.Features,
            Limits = ReadLimits(reader, $"{path}:Limits") ?? fallback.Limits,
        };
    }

    private static IReadOnlyList<string> ReadPriceIds(SettingsReader reader, Tier tier)
    {
        var setting = SettingNames.PriceIds(tier);
        IReadOnlyList<string> priceIds = [.. reader.List(setting).Distinct(StringComparer.Ordinal)];
        foreach (var priceId in priceIds)
        {
            if (priceId.Length == 0)
            {
                reader.AddProblem($"{setting} holds a blank price id. Remove it and the comma next to it.");
            }
            else if (priceId.StartsWith("prod_", StringComparison.Ordinal))
            {
                reader.AddProblem($"{setting} holds the product id {priceId}. Set the id of one of its prices, which starts with price_.");
            }
        }

        return priceIds;
    }

    private static Dictionary<string, long>? ReadLimits(SettingsReader reader, string path)
    {
        var names = reader.Section(path).GetChildren().Select(child => child.Key).ToList();
        return names.Count == 0
            ? null
            : names.ToDictionary(
                name => name,
                name => reader.Long(new Setting($"{path}:{name}"), fallback: 0, minimum: 0, maximum: long.MaxValue),
                StringComparer.Ordinal);
    }

    private static void FindUnknownTiers(SettingsReader reader)
    {
        foreach (var child in reader.Section(SettingNames.Plans).GetChildren())
        {
            if (!DefaultPlans.All.Any(plan => string.Equals(plan.Tier.ToString(), child.Key, StringComparison.OrdinalIgnoreCase)))
            {
                reader.AddProblem($"{SettingNames.Plans}:{child.Key} names no tier. The tiers are {string.Join(", ", DefaultPlans.All.Select(plan => plan.Tier))}.");
            }
        }
    }

    private static void FindSharedPrices(SettingsReader reader, IEnumerable<Plan> plans)
    {
        var prices = plans.SelectMany(plan => plan.PriceIds.Where(id => id.Length > 0), (plan, id) => (plan.Tier, id));
        foreach (var shared in prices.GroupBy(price => price.id, price => price.Tier, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var settings = string.Join(" and ", shared.Select(tier => SettingNames.PriceIds(tier).ToString()));
            reader.AddProblem($"The price {shared.Key} stands in {settings}. Leave it in one of them: a price decides the tier.");
        }
    }
}
