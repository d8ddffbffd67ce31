namespace Kamiyo.Orleans.InProcess.Calls;

/// <summary>How a grain method may be scheduled.</summary>
[Flags]
internal enum CallOptions : byte
{
    None = 0,
    OneWay = 1,
    ReadOnly = 2,
    AlwaysInterleave = 4,

    /// <summary>Doesn't count as use of the activation.</summary>
    NoKeepAlive = 8,

    /// <summary>Belongs to this activation and dies with it: a timer's tick.</summary>
    ActivationBound = 16,
}
