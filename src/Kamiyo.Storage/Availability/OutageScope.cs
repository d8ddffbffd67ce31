namespace Kamiyo.Storage.Availability;

internal enum OutageScope
{
    /// <summary>The next call may well succeed.</summary>
    ThisCall,

    /// <summary>Writes fail, reads don't.</summary>
    Writes,

    /// <summary>Nothing will succeed.</summary>
    Everything,
}
