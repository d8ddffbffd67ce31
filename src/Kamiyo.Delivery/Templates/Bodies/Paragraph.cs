namespace Kamiyo.Delivery.Templates.Bodies;

internal sealed record Paragraph(string Text) : BodyBlock;
