namespace Kamiyo.Delivery.Chat;

/// <summary>One chat. Each one configured is a sender of its own, so that trouble with one never doubles a notice in another.</summary>
public interface IChatSender
{
    /// <summary>Its name in the outbox, such as <c>slack</c>.</summary>
    string Channel { get; }

    /// <summary>Tries once to post the notice. What the other side refuses or fails at is a result, never an exception.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the notice may have been posted.</exception>
    Task<DeliveryResult> SendAsync(ChatNotice notice, CancellationToken cancellationToken);
}
