namespace Kamiyo.Testing.Smtp;

/// <summary>The moments of a conversation at which a <see cref="SmtpTestServer"/> can be told what to do.</summary>
public enum SmtpStage
{
    Greeting,
    Hello,
    StartTls,
    Authentication,
    MailFrom,
    Recipient,

    /// <summary>The command DATA, before the message.</summary>
    Data,

    /// <summary>The whole message has arrived; its answer is due.</summary>
    Message,
}
