namespace Kamiyo.Silo.Admin;

/// <summary>A configured key.</summary>
/// <param name="Name">What audits show.</param>
internal sealed record AdminKey(string Name, string Value, AdminRole Role)
{
    // A record's text holds all of it, and texts get logged.
    public override string ToString() => $"{Name} ({Role})";
}
