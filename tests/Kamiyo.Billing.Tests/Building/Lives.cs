using FsCheck;
using FsCheck.Fluent;

namespace Kamiyo.Billing.Tests.Building;

/// <summary>Generates lives of customers with one to three subscriptions, half of whose events share a second with the one before.</summary>
internal static class Lives
{
    private static readonly int[] Gaps = [0, 0, 0, 1, 60, 86_400];

    public static Arbitrary<LifeStep[]> Any() => Steps(Gaps);

    /// <summary>No two steps within a second.</summary>
    public static Arbitrary<LifeStep[]> Unhurried() => Steps([1, 60, 86_400]);

    private static Arbitrary<LifeStep[]> Steps(int[] gaps)
    {
        var step =
            from subscription in Gen.Choose(1, 3)
            from action in Gen.Elements(Enum.GetValues<LifeAction>())
            from gap in Gen.Elements(gaps)
            select new LifeStep(subscription, action, gap);
        return step.ArrayOf().ToArbitrary();
    }
}
