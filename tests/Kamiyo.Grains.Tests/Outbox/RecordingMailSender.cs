using System.Collections.Concurrent;
using Kamiyo.Delivery;
using Kamiyo.Delivery.Mail;

namespace Kamiyo.Grains.Tests.Outbox;

/// <summary>Keeps what it is given, and answers as a test says.</summary>
internal sealed class RecordingMailSender : IMailSender
{
    private readonly ConcurrentQueue<Email> _emails = [];

    public Func<Email, CancellationToken, Task<DeliveryResult>> Answer { get; set; } = (_, _) => Task.FromResult(DeliveryResult.Sent);

    public IReadOnlyList<Email> Emails => [.. _emails];

    public void AnswerAlways(DeliveryResult result) => Answer = (_, _) => Task.FromResult(result);

    public Task<DeliveryResult> SendAsync(Email email, CancellationToken cancellationToken)
    {
        _emails.Enqueue(email);
        return Answer(email, cancellationToken);
    }
}
