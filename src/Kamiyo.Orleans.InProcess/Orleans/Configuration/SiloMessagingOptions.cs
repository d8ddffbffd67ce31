namespace Orleans.Configuration;

/// <summary>Options of grain calls in a silo.</summary>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>How often a request may meet a dying activation before it is refused. Two.</summary>
    public int MaxForwardCount { get; set; } = 2;
}
