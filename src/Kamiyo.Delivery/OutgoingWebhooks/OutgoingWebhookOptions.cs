namespace Kamiyo.Delivery.OutgoingWebhooks;

/// <summary>Who is told, and how the receiver knows that it is us.</summary>
/// <param name="Url">https, or http on a loopback address.</param>
/// <param name="Secrets">At least one; while a secret is being rolled, the old and the new one both sign.</param>
public sealed record OutgoingWebhookOptions(Uri Url, IReadOnlyList<OutgoingWebhookSecret> Secrets)
{
    /// <summary>The host alone: the rest of the URL may be a secret.</summary>
    public override string ToString() => Url.Host;
}
