namespace Kamiyo.Billing.Tests.Building;

/// <summary>One version of each train, and one from before there were trains.</summary>
internal static class ApiVersions
{
    public const string Undotted = "2020-08-27";
    public const string Acacia = "2025-01-27.acacia";
    public const string Basil = "2025-03-31.basil";
    public const string Clover = "2025-09-30.clover";
    public const string Dahlia = "2026-03-25.dahlia";
    public const string Endive = "2026-09-30.endive";

    public static readonly string[] All = [Undotted, Acacia, Basil, Clover, Dahlia, Endive];

    /// <summary>Periods on items, invoices with a parent: everything since basil.</summary>
    public static bool IsAtLeastBasil(string version) => string.CompareOrdinal(version, Basil) >= 0;
}
