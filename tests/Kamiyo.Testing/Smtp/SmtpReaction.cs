namespace Kamiyo.Testing.Smtp;

/// <summary>What a <see cref="SmtpTestServer"/> does at a stage instead of the usual.</summary>
public sealed class SmtpReaction
{
    private SmtpReaction(string? reply) => Reply = reply;

    /// <summary>Never answers, and keeps the connection open.</summary>
    public static SmtpReaction Stall { get; } = new(reply: null);

    /// <summary>Closes the connection without an answer.</summary>
    public static SmtpReaction Drop { get; } = new(reply: null);

    internal string? Reply { get; }

    /// <param name="reply">The whole line, such as <c>550 5.1.1 no such user</c>.</param>
    public static SmtpReaction Answer(string reply) => new(reply);
}
