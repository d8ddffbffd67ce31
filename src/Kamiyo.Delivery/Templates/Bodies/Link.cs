namespace Kamiyo.Delivery.Templates.Bodies;

/// <param name="Address">As it was given: it may be no address at all.</param>
internal sealed record Link(string Label, string Address) : BodyBlock
{
    /// <summary>Where to lead the reader; null for anything but http and https, which is shown as text instead.</summary>
    public string? Target =>
        Uri.TryCreate(Address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;
}
