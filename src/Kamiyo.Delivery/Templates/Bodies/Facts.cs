namespace Kamiyo.Delivery.Templates.Bodies;

internal sealed record Facts(IReadOnlyList<Fact> Items) : BodyBlock;
