using Kamiyo.Storage.Paging;
using Kamiyo.Storage.Tests.Builders;
using Kamiyo.Storage.Tests.TestDatabases;
using Kamiyo.Storage.WebhookEvents;

namespace Kamiyo.Storage.Tests.WebhookEvents;

public abstract class WebhookEventReaderTests(TestDatabase database) : StoreTests(database)
{
    private static readonly WebhookEventFilter Everything = new([]);

    // What waits is looked for in the past of the machine's clock.
    private static readonly DateTimeOffset Noon = new(2020, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Events_of_every_status_come_newest_first()
    {
        await Insert(Statuses.Select((status, number) => At(number, $"evt_{status}") with { Status = status }));

        (await Search(Everything)).ShouldBe(["evt_Dead", "evt_Failed", "evt_Ignored", "evt_Processed", "evt_Received"]);
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_stored()
    {
        var stored = At(1, "evt_1").Dead() with { Account = "acct_1", ErrorDetail = "at Kamiyo", NextAttemptAt = null };
        await Insert([stored]);

        var found = (await Stores.EventReader.SearchAsync(Everything, null, 10, CancellationToken.None)).Items.ShouldHaveSingleItem();

        found.ShouldBe(new WebhookEventSummary(
            stored.EventId,
            stored.Type,
            stored.ApiVersion,
            stored.Account,
            stored.Livemode,
            stored.CustomerId,
            stored.CreatedAt,
            stored.ReceivedAt,
            stored.Status,
            stored.Attempts,
            stored.NextAttemptAt,
            stored.ProcessedAt,
            stored.ErrorMessage,
            stored.Outcome));
    }

    [Theory]
    [InlineData("status", "evt_c")]
    [InlineData("type", "evt_b")]
    [InlineData("customer", "evt_d")]
    [InlineData("account", "evt_a")]
    [InlineData("livemode", "evt_e")]
    [InlineData("after", "evt_f")]
    [InlineData("before", "evt_a")]
    [InlineData("error", "evt_c")]
    [InlineData("nothing", "")]
    public async Task Each_filter_lets_through_what_it_asks_for(string filter, string expected)
    {
        await Insert(
        [
            At(1, "evt_a").Processed() with { Account = "acct_1" },
            At(2, "evt_b").Processed() with { Type = "charge.captured" },
            At(3, "evt_c") with { Status = WebhookEventStatus.Dead, ErrorMessage = "No plan knows PRICE_1" },
            At(4, "evt_d").Processed() with { CustomerId = "cus_2" },
            At(5, "evt_e") with { Livemode = false },
            At(6, "evt_f").Processed(),
        ]);

        (await Search(Filters[filter])).ShouldBe(expected.Length == 0 ? [] : [expected]);
    }

    [Theory]
    [InlineData(WebhookEventStatus.Received)]
    [InlineData(WebhookEventStatus.Processed)]
    [InlineData(WebhookEventStatus.Ignored)]
    [InlineData(WebhookEventStatus.Failed)]
    [InlineData(WebhookEventStatus.Dead)]
    public async Task One_status_is_found_among_the_others_page_by_page(WebhookEventStatus status)
    {
        await Insert(Enumerable.Range(1, 25).Select(number => At(number, $"evt_{number:D2}") with
        {
            Status = Statuses[number % 5],
            NextAttemptAt = Statuses[number % 5] is WebhookEventStatus.Failed ? At(number, "").ReceivedAt.AddDays(1) : null,
        }));

        var found = await SearchToTheEnd(new WebhookEventFilter([status]), limit: 2);

        found.ShouldBe(Enumerable.Range(1, 25).Reverse().Where(number => Statuses[number % 5] == status).Select(number => $"evt_{number:D2}"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_though_events_of_one_moment_are_split()
    {
        await Insert(Enumerable.Range(10, 7).Select(number => At(1, $"evt_{number}") with { Status = Statuses[number % 5] }));

        (await SearchToTheEnd(Everything, limit: 3)).ShouldBe(Enumerable.Range(10, 7).Reverse().Select(number => $"evt_{number}"));
    }

    [Fact]
    public async Task A_customers_and_a_types_events_include_those_that_wait()
    {
        await Insert(
        [
            At(1, "evt_1").Processed() with { CustomerId = "cus_2", Type = "invoice.paid" },
            At(2, "evt_2") with { CustomerId = "cus_2", Type = "invoice.paid" },
            At(3, "evt_3"),
        ]);

        (await Search(Everything with { CustomerId = "cus_2" })).ShouldBe(["evt_2", "evt_1"]);
        (await Search(Everything with { Type = "invoice.paid" })).ShouldBe(["evt_2", "evt_1"]);
    }

    [Fact]
    public async Task A_search_for_what_is_rare_ends_each_page_at_its_bound_and_finds_everything_in_the_end()
    {
        const int Stored = 4_500;
        await Insert(Enumerable.Range(0, Stored).Select(number =>
            At(number, $"evt_{number:D5}").Processed() with { Account = number is 0 or 1 or 3_600 ? "acct_rare" : null }));
        var filter = Everything with { Account = "acct_rare" };

        var first = await Stores.EventReader.SearchAsync(filter, null, 10, CancellationToken.None);

        first.Items.Select(row => row.EventId).ShouldBe(["evt_03600"]);
        first.NextCursor.ShouldNotBeNull();
        (await SearchToTheEnd(filter, limit: 10)).ShouldBe(["evt_03600", "evt_00001", "evt_00000"]);
    }

    [Fact]
    public async Task A_cursor_from_before_the_time_asked_for_starts_at_that_time()
    {
        await Insert(Enumerable.Range(1, 5).Select(number => At(number, $"evt_{number}").Processed()));
        var newest = (await Stores.EventReader.SearchAsync(Everything, null, 1, CancellationToken.None)).NextCursor;

        var page = await Stores.EventReader.SearchAsync(Everything with { ReceivedBefore = At(3, "").ReceivedAt }, newest, 10, CancellationToken.None);

        page.Items.Select(row => row.EventId).ShouldBe(["evt_2", "evt_1"]);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("abc")]
    public async Task A_cursor_that_is_none_is_refused(string cursor) =>
        await Should.ThrowAsync<FormatException>(() => Stores.EventReader.SearchAsync(Everything, cursor, 10, CancellationToken.None));

    [Fact]
    public async Task What_can_be_retried_is_counted_under_the_same_filters()
    {
        await Insert(Enumerable.Range(1, 50).Select(number => At(number, $"evt_{number}") with
        {
            Status = Statuses[number % 5],
            CustomerId = $"cus_{number % 2}",
            ErrorMessage = number < 10 ? "Timeout" : null,
        }));
        var retryable = new WebhookEventFilter(WebhookEventFilter.Retryable);

        (await Count(retryable)).ShouldBe(20);
        (await Count(retryable with { Statuses = [WebhookEventStatus.Dead] })).ShouldBe(10);
        (await Count(retryable with { CustomerId = "cus_1" })).ShouldBe(10);
        (await Count(retryable with { ErrorContains = "timeout" })).ShouldBe(4);
        (await Count(retryable with { ReceivedBefore = At(10, "").ReceivedAt, ReceivedAfter = At(5, "").ReceivedAt })).ShouldBe(2);
        (await Count(retryable with { Type = "charge.captured" })).ShouldBe(0);
        (await Count(retryable with { Livemode = true, Account = "acct_1" })).ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(WebhookEventStatus.Processed)]
    public async Task What_came_to_a_good_end_is_not_counted(WebhookEventStatus? status) =>
        await Should.ThrowAsync<ArgumentException>(() => Count(new WebhookEventFilter(status is { } one ? [one] : [])));

    private static IReadOnlyList<WebhookEventStatus> Statuses { get; } =
    [
        WebhookEventStatus.Received, WebhookEventStatus.Processed, WebhookEventStatus.Ignored, WebhookEventStatus.Failed, WebhookEventStatus.Dead,
    ];

    private static Dictionary<string, WebhookEventFilter> Filters { get; } = new Dictionary<string, WebhookEventFilter>
    {
        ["status"] = Everything with { Statuses = [WebhookEventStatus.Dead] },
        ["type"] = Everything with { Type = "charge.captured" },
        ["customer"] = Everything with { CustomerId = "cus_2" },
        ["account"] = Everything with { Account = "acct_1" },
        ["livemode"] = Everything with { Livemode = false },
        ["after"] = Everything with { ReceivedAfter = At(6, "").ReceivedAt },
        ["before"] = Everything with { ReceivedBefore = At(2, "").ReceivedAt },
        ["error"] = Everything with { Statuses = WebhookEventFilter.Retryable, ErrorContains = "price_" },
        ["nothing"] = Everything with { Type = "charge.captured", CustomerId = "cus_2" },
    };

    private static WebhookEvent At(int second, string eventId) =>
        Event.Received(eventId) with { ReceivedAt = Noon.AddSeconds(second).AddMicroseconds(7) };

    private async Task Insert(IEnumerable<WebhookEvent> events) =>
        await Task.WhenAll(events.Select(row => Stores.Events.InsertAsync(row, "{}"u8.ToArray(), CancellationToken.None)));

    private async Task<IEnumerable<string>> Search(WebhookEventFilter filter)
    {
        var page = await Stores.EventReader.SearchAsync(filter, null, 100, CancellationToken.None);
        page.NextCursor.ShouldBeNull();
        return page.Items.Select(row => row.EventId);
    }

    private async Task<IReadOnlyList<string>> SearchToTheEnd(WebhookEventFilter filter, int limit)
    {
        var found = new List<string>();
        Page<WebhookEventSummary> page;
        string? cursor = null;
        do
        {
            page = await Stores.EventReader.SearchAsync(filter, cursor, limit, CancellationToken.None);
            page.Items.Count.ShouldBeLessThanOrEqualTo(limit);
            found.AddRange(page.Items.Select(row => row.EventId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return found;
    }

    private Task<long> Count(WebhookEventFilter filter) => Stores.EventReader.CountRetryableAsync(filter, CancellationToken.None);
}
