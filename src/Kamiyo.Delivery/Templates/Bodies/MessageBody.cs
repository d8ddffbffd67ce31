namespace Kamiyo.Delivery.Templates.Bodies;

/// <summary>What an e-mail says, before it is text or HTML. All of it is plain text.</summary>
internal sealed record MessageBody(string Subject, string Heading, IReadOnlyList<BodyBlock> Blocks);
