namespace Kamiyo.Delivery.Tests.OutgoingWebhooks;

internal static class Secrets
{
    /// <summary>The bytes <paramref name="first"/>, <paramref name="first"/> + 1, …</summary>
    public static byte[] Key(int length = 32, byte first = 0) => [.. Enumerable.Range(first, length).Select(value => (byte)value)];

    public static string Text(byte[] key) => $"whsec_{Convert.ToBase64String(key)}";
}
