namespace Kamiyo.Silo.Admin;

/// <summary>What an admin key may do.</summary>
internal enum AdminRole
{
    /// <summary>Everything.</summary>
    Operator,

    /// <summary>Look, and change nothing.</summary>
    Viewer,
}
