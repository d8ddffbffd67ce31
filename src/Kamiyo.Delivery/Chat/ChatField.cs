namespace Kamiyo.Delivery.Chat;

/// <summary>A short fact beside the text of a <see cref="ChatNotice"/>, such as <c>Customer: cus_…</c>.</summary>
public sealed record ChatField(string Name, string Value);
