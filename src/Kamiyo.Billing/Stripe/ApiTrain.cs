namespace Kamiyo.Billing.Stripe;

/// <summary>Stripe's release trains: versions of one train differ by additions only.</summary>
public enum ApiTrain
{
    /// <summary>No version, or one that this Kamiyo doesn't know. Read like the newest; worth a warning.</summary>
    Unknown,

    /// <summary>A bare date from before there were trains, such as <c>2020-08-27</c>.</summary>
    Undotted,

    /// <summary>From 2024-09-30.</summary>
    Acacia,

    /// <summary>From 2025-03-31: periods moved to items, an invoice's subscription under its parent.</summary>
    Basil,

    /// <summary>From 2025-09-30: flexible billing mode by default.</summary>
    Clover,

    /// <summary>From 2026-03-25.</summary>
    Dahlia,

    /// <summary>From 2026-09-30.</summary>
    Endive,
}
