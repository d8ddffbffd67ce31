namespace Kamiyo.Delivery.Templates.Wording;

/// <summary>A change in words.</summary>
/// <param name="Headline">Without a full stop.</param>
/// <param name="Sentence">One or two whole sentences.</param>
internal sealed record ChangeText(string Headline, string Sentence);
