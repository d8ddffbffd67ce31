using System.Text;
using Kamiyo.Testing.StripeApi;
using Kamiyo.Testing.Time;
using Kamiyo.Testing.Waiting;
using Microsoft.Extensions.DependencyInjection;

namespace Kamiyo.StripeApi.Tests;

public sealed class StripeApiClientTests : IAsyncDisposable
{
    private static readonly StripeCustomerKey Customer = new(null, "cus_1");

    private readonly StripeTestServer _stripe = StripeTestServer.Start();
    private ServiceProvider? _services;

    private string? _secretKey = StripeTestServer.SecretKey;

    // The machine's clock where a test doesn't move it.
    private FakeTimeProvider? _time;

    [Fact]
    public async Task A_customer_comes_with_all_its_subscriptions_ended_ones_too()
    {
        _stripe.Now = new DateTimeOffset(2026, 6, 1, 12, 0, 7, TimeSpan.Zero);
        _stripe.Put(StripeObjects.Customer("cus_1", "a@example.com"), StripeObjects.Subscription("sub_1"), StripeObjects.Subscription("sub_0", "canceled"));

        var fetched = await Fetch();

        fetched.FetchedAt.ShouldBe(_stripe.Now.Value);
        Encoding.UTF8.GetString(fetched.Customer.Span).ShouldContain("a@example.com");
        Ids(fetched).ShouldBe(["sub_1", "sub_0"]);
        _stripe.Requests.ShouldAllBe(request => request.Version == StripeApiClient.ApiVersion && request.Account == null);
        _stripe.Requests.ShouldContain(request => Uri.UnescapeDataString(request.PathAndQuery).Contains("expand[]=data.latest_invoice"));
    }

    [Fact]
    public async Task A_long_list_is_read_to_its_end_page_by_page()
    {
        _stripe.MaxPageSize = 2;
        var ids = Enumerable.Range(1, 5).Select(number => $"sub_{number}").ToList();
        _stripe.Put(StripeObjects.Customer("cus_1"), ids.Select(id => StripeObjects.Subscription(id)));

        Ids(await Fetch()).ShouldBe(ids);

        _stripe.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_connected_accounts_customer_is_asked_of_its_account()
    {
        _stripe.Put(StripeObjects.Customer("cus_1"), StripeObjects.Subscription("sub_1"));

        await Client().FetchCustomerAsync(StripeCustomerKey.Parse("acct_1/cus_1"), [], TestContext.Current.CancellationToken);

        _stripe.Requests.ShouldAllBe(request => request.Account == "acct_1");
    }

    [Fact]
    public async Task A_known_subscription_that_is_not_listed_is_asked_for_by_itself_before_it_counts_as_missing()
    {
        var unlisted = StripeObjects.Subscription("sub_unlisted");
        unlisted["unlisted"] = true;
        _stripe.Put(StripeObjects.Customer("cus_1"), unlisted);

        var fetched = await Fetch("sub_unlisted", "sub_gone");

        Ids(fetched).ShouldBe(["sub_unlisted"]);
        fetched.MissingSubscriptions.ShouldBe(["sub_gone"]);
    }

    [Fact]
    public async Task A_deleted_customers_subscriptions_are_asked_for_one_by_one()
    {
        var deleted = StripeObjects.Customer("cus_1");
        deleted["deleted"] = true;
        _stripe.Put(deleted, StripeObjects.Subscription("sub_1", "canceled"));

        Ids(await Fetch("sub_1")).ShouldBe(["sub_1"]);
        _stripe.Requests.ShouldNotContain(request => request.PathAndQuery.Contains("customer="));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_passes_is_asked_again(int status)
    {
        _stripe.Put(StripeObjects.Customer("cus_1"));
        _stripe.ReactOnce(new StripeReaction(status) { Headers = new Dictionary<string, string> { ["Retry-After"] = "0" } }, new StripeReaction(status));

        await Fetch();

        _stripe.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Stripes_own_word_on_retrying_wins_over_the_status()
    {
        var no = new Dictionary<string, string> { ["Stripe-Should-Retry"] = "false" };
        _stripe.ReactOnce(new StripeReaction(500) { Headers = no });

        (await Failure()).Error.ShouldBe(StripeApiError.Unavailable);

        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_longer_than_anybody_has_is_passed_on()
    {
        _stripe.ReactOnce(new StripeReaction(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "120" } });

        var failure = await Failure();

        failure.Error.ShouldBe(StripeApiError.Unavailable);
        failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(120));
        _stripe.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Silence_ends_with_the_time_limit_of_every_attempt()
    {
        _stripe.ReactOnce(StripeReaction.Silence, StripeReaction.Silence, StripeReaction.Silence);

        var options = new StripeApiOptions { AttemptTimeout = TimeSpan.FromSeconds(5), RetryDelay = TimeSpan.FromMilliseconds(1) };
        _time = new FakeTimeProvider();
        var failure = Failure(options);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Eventually.Get(() => Requests(after: TimeSpan.FromMilliseconds(1)), count => count == attempt, $"request {attempt}");
            _time.Advance(options.AttemptTimeout);
        }

        (await failure).Error.ShouldBe(StripeApiError.Unavailable);
        _stripe.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_failure_on_a_later_page_fails_the_whole_fetch()
    {
        _stripe.MaxPageSize = 1;
        _stripe.Put(StripeObjects.Customer("cus_1"), StripeObjects.Subscription("sub_1"), StripeObjects.Subscription("sub_2"));
        var ok = new StripeReaction(200) { Body = """{"id":"cus_1","object":"customer"}""" };
        var first = new StripeReaction(200) { Body = """{"object":"list","has_more":true,"data":[{"id":"sub_1"}]}""" };
        _stripe.ReactOnce(ok, first, new StripeReaction(400));

        var failure = await Failure();

        failure.Error.ShouldBe(StripeApiError.Refused);
        failure.Message.ShouldContain("made up by the test");
    }

    [Fact]
    public async Task A_wrong_key_is_told_without_any_of_it()
    {
        _secretKey = "sk_test_other";

        var failure = await Failure();

        failure.Error.ShouldBe(StripeApiError.KeyRefused);
        failure.ToString().ShouldNotContain("sk_test");
    }

    [Fact]
    public async Task Without_a_key_nothing_is_asked()
    {
        _secretKey = null;

        (await Failure()).Error.ShouldBe(StripeApiError.NotConfigured);

        _stripe.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_that_the_key_does_not_see_is_not_found()
    {
        (await Failure()).Error.ShouldBe(StripeApiError.NotFound);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task An_answer_that_is_not_Stripes_is_refused(string body)
    {
        _stripe.ReactOnce(new StripeReaction(200) { Body = body });

        (await Failure()).Error.ShouldBe(StripeApiError.Refused);
    }

    [Fact]
    public async Task Nobody_listening_is_told_as_being_away()
    {
        await _stripe.DisposeAsync();

        (await Failure()).Error.ShouldBe(StripeApiError.Unavailable);
    }

    public async ValueTask DisposeAsync()
    {
        await _stripe.DisposeAsync();
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private static IEnumerable<string> Ids(CustomerObjects fetched) => fetched.Subscriptions.Select(json => (string)System.Text.Json.Nodes.JsonNode.Parse(json.Span)!["id"]!);

    private IStripeApi Client(StripeApiOptions? options = null)
    {
        _services = new ServiceCollection()
            .AddSingleton(options ?? new StripeApiOptions { RetryDelay = TimeSpan.FromMilliseconds(1) })
            .AddSingleton<TimeProvider>(_time ?? TimeProvider.System)
            .AddStripeApi(_ => new StripeApiAccess(_stripe.Address, _secretKey))
            .BuildServiceProvider();
        return _services.GetRequiredService<IStripeApi>();
    }

    // The wait before an attempt passes too.
    private Task<int> Requests(TimeSpan after)
    {
        _time!.Advance(after);
        return Task.FromResult(_stripe.Requests.Count);
    }

    private Task<CustomerObjects> Fetch(params string[] known) =>
        Client().FetchCustomerAsync(Customer, known, TestContext.Current.CancellationToken);

    private async Task<StripeApiException> Failure(StripeApiOptions? options = null) => await Should.ThrowAsync<StripeApiException>(
        () => Client(options).FetchCustomerAsync(Customer, [], TestContext.Current.CancellationToken));
}
