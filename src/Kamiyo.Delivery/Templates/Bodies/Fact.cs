namespace Kamiyo.Delivery.Templates.Bodies;

/// <summary>Such as <c>Invoice: AB-0001</c>.</summary>
internal sealed record Fact(string Name, string Value);
