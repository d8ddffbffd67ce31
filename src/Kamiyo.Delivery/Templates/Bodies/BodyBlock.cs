namespace Kamiyo.Delivery.Templates.Bodies;

internal abstract record BodyBlock;
