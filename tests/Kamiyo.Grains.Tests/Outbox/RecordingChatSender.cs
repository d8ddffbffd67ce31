using System.Collections.Concurrent;
using Kamiyo.Delivery;
using Kamiyo.Delivery.Chat;

namespace Kamiyo.Grains.Tests.Outbox;

/// <summary>A chat that keeps what is posted.</summary>
internal sealed class RecordingChatSender(string channel) : IChatSender
{
    private readonly ConcurrentQueue<ChatNotice> _notices = [];

    public string Channel => channel;

    public IReadOnlyList<ChatNotice> Notices => [.. _notices];

    public Task<DeliveryResult> SendAsync(ChatNotice notice, CancellationToken cancellationToken)
    {
        _notices.Enqueue(notice);
        return Task.FromResult(DeliveryResult.Sent);
    }
}
