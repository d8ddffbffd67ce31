namespace Kamiyo.Billing.Plans;

/// <summary>What a customer is on, in ascending order of worth: the best tier that gives access wins.</summary>
public enum Tier
{
    Free = 0,
    Pro = 1,
    Team = 2,
    Enterprise = 3,
}
