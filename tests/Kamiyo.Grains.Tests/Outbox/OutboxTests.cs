using Kamiyo.Billing.Events;
using Kamiyo.Billing.Subscriptions;
using Kamiyo.Delivery.Chat;
using Kamiyo.Delivery.Mail;
using Kamiyo.Delivery.OutgoingWebhooks;
using Kamiyo.Grains.Interfaces.Outbox;
using Kamiyo.Grains.Outbox;
using Kamiyo.Grains.Tests.Hosting;
using Kamiyo.Storage.Outbox;
using Kamiyo.Storage.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.Grains.Tests.Outbox;

/// <summary>One process whose mail server, chat and SaaS are recordings; two delays before a message is given up.</summary>
public abstract class OutboxTests : InstallationTests
{
    protected const string ReadStatus = "SELECT subject || ' ' || status || ' ' || attempts FROM outbox ORDER BY subject";

    protected static readonly RetrySchedule Schedule = new([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)], Jitter: 0);

    protected static readonly int Partition = OutboxPartition.Of(Outgoing.CustomerId);

    private long _version;

    internal RecordingMailSender Mails { get; } = new();

    internal RecordingChatSender Slack { get; } = new(OutboxChannel.Slack);

    internal RecordingWebhookSender Webhooks { get; } = new();

    protected IOutboxGrain Outbox => Host.Grains.GetGrain<IOutboxGrain>(Partition);

    public override async ValueTask InitializeAsync() => await StartAsync(services => services
        .AddSingleton(Schedule)
        .AddSingleton<IMailSender>(Mails)
        .AddSingleton<IReadOnlyList<IChatSender>>([Slack])
        .AddSingleton<IOutgoingWebhookSender>(Webhooks)
        .AddSingleton(new OutboxChannels([OutboxChannel.Slack], HasWebhook: true)));

    /// <summary>Writes the messages with a commit of their customer, as if its grain had, but tells nobody.</summary>
    protected async Task Write(CustomerState state, params IReadOnlyList<OutboxEntry> entries)
    {
        var now = Host.Time.GetUtcNow();
        var standing = CustomerStandings.Evaluate(state, GrainHost.Plans(), now);
        var json = StandingJson.Serialize(standing);
        var commit = new SubscriptionCommit(
            new SubscriptionRecord(state, standing, ++_version, now),
            new TimelineEntry($"evt_{_version}", state.CustomerId, "test", EventOutcome.Applied, "test", null, json, now, now),
            Payments: [])
        {
            OutboxEntries = entries,
        };
        (await Host.Subscriptions.CommitAsync(commit, CancellationToken.None)).ShouldBe(CommitResult.Committed);
    }

    protected Task Write(params IReadOnlyList<OutboxEntry> entries) => Write(CustomerState.New(Outgoing.CustomerId), entries);

    protected async Task WriteAndDispatch(params IReadOnlyList<OutboxEntry> entries)
    {
        await Write(entries);
        await Outbox.Dispatch();
    }

    /// <summary>Waits until every row, in the order of subjects, reads <c>subject status attempts</c>.</summary>
    protected Task Becomes(params IReadOnlyList<string> rows) => BecomesInStepsOf(TimeSpan.Zero, rows);

    /// <summary>The same while time goes on.</summary>
    protected Task BecomesInTime(params IReadOnlyList<string> rows) => BecomesInStepsOf(TimeSpan.FromSeconds(20), rows);

    protected async Task<string?> Reason() => (await Host.QueryAsync("SELECT reason FROM outbox")).ShouldHaveSingleItem();

    private async Task BecomesInStepsOf(TimeSpan step, IReadOnlyList<string> rows) => await Host.AdvanceUntil(
        step, () => Host.QueryAsync(ReadStatus), found => found.SequenceEqual(rows), $"the outbox to be [{string.Join(", ", rows)}]");
}
