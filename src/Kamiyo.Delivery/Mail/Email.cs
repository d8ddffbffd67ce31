namespace Kamiyo.Delivery.Mail;

/// <summary>A rendered e-mail to one person.</summary>
/// <param name="To">A bare address, such as <c>ada@example.com</c>.</param>
/// <param name="Subject">One line; line breaks in it become spaces.</param>
/// <param name="Text">For readers without HTML.</param>
/// <param name="Html">A whole HTML document.</param>
/// <param name="MessageKey">Tells this message from every other; another attempt to send it has the same.</param>
public sealed record Email(string To, string Subject, string Text, string Html, string MessageKey);
