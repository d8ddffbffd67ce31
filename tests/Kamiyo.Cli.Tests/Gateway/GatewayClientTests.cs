using System.Net;
using Kamiyo.Cli.Commands;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Kamiyo.Cli.Tests.Gateway;

public sealed class GatewayClientTests : IAsyncLifetime
{
    private readonly SkippingTimeProvider _time = new();
    private LocalGateway _gateway = null!;
    private HttpClient _http = null!;
    private GatewayClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await LocalGateway.StartAsync();
        Connect(new Credential(LocalGateway.AdminKey, "the test"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("Fri, 20 Nov 2026 10:30:07 GMT", 7)]
    [InlineData("Fri, 20 Nov 2026 10:29:00 GMT", 0)]
    [InlineData(null, 1)]
    public async Task Not_now_says_how_long_to_wait(string? retryAfter, int seconds)
    {
        _gateway.OnWebhook = LocalGateway.Always(new NotNow(429, retryAfter));

        var answer = await SendAsync();

        answer.Value.ShouldBeNull();
        answer.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        answer.Problem!.Status.ShouldBe(429);
    }

    [Fact]
    public async Task Unavailable_is_not_now_as_well()
    {
        _gateway.OnWebhook = LocalGateway.Always(new NotNow(503, "2"));

        (await SendAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(400, "signature_mismatch", "--secret")]
    [InlineData(400, "timestamp_out_of_tolerance", "clock")]
    [InlineData(400, "invalid_payload", "--set")]
    [InlineData(413, "payload_too_large", "limit")]
    [InlineData(500, "broken", "log")]
    public async Task A_refusal_carries_code_detail_and_a_hint(int status, string code, string hint)
    {
        _gateway.OnWebhook = LocalGateway.Always(LocalGateway.Problem(status, code, "The detail."));

        var exception = await Should.ThrowAsync<GatewayException>(SendAsync);

        exception.Unreachable.ShouldBeFalse();
        exception.Problem.Status.ShouldBe(status);
        exception.Problem.Code.ShouldBe(code);
        exception.Problem.Detail.ShouldBe("The detail.");
        exception.Problem.Hint!.ShouldContain(hint);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        _gateway.OnWebhook = LocalGateway.Always(Results.Redirect("/elsewhere"));

        var problem = (await Should.ThrowAsync<GatewayException>(SendAsync)).Problem;

        problem.Status.ShouldBe(302);
        problem.Hint!.ShouldContain("redirect");
    }

    [Theory]
    [InlineData("application/json", "{")]
    [InlineData("text/html", "<html>")]
    public async Task Something_else_on_that_port_is_told_apart(string contentType, string body)
    {
        _gateway.OnWebhook = LocalGateway.Always(Results.Text(body, contentType));

        var exception = await Should.ThrowAsync<GatewayException>(SendAsync);

        exception.Problem.Message.ShouldContain("isn't Kamiyo's API");
        exception.Problem.Message.ShouldContain(_gateway.Url);
    }

    [Fact]
    public async Task A_refusal_that_is_no_problem_json_is_told_by_its_status()
    {
        _gateway.OnWebhook = LocalGateway.Always(Results.Text("<html>", "text/html", statusCode: 502));

        (await Should.ThrowAsync<GatewayException>(SendAsync)).Message.ShouldBe("The gateway answered 502 Bad Gateway");
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        (await _client.FindEventAsync("evt_none", TestContext.Current.CancellationToken)).ShouldBe(new Answer<EventView>(null));
        (await _client.FindCustomerAsync("acct_1/cus_1", TestContext.Current.CancellationToken)).ShouldBe(new Answer<CustomerView>(null));
    }

    [Fact]
    public async Task A_wrong_admin_key_says_where_it_came_from()
    {
        Connect(new Credential("wrong", "ADMIN_API_KEY in .env"));

        var problem = (await Should.ThrowAsync<GatewayException>(
            () => _client.FindEventAsync("evt_1", TestContext.Current.CancellationToken))).Problem;

        problem.Status.ShouldBe((int)HttpStatusCode.Unauthorized);
        problem.Hint!.ShouldContain("ADMIN_API_KEY in .env");
    }

    [Fact]
    public async Task Nobody_there_is_told_with_the_way_to_start_one()
    {
        await _gateway.DisposeAsync();

        var exception = await Should.ThrowAsync<GatewayException>(SendAsync);

        exception.Unreachable.ShouldBeTrue();
        exception.Problem.Hint!.ShouldContain("dotnet run --project src/Kamiyo.Gateway");
    }

    [Fact]
    public async Task No_answer_in_time_is_told()
    {
        var answer = new TaskCompletionSource<IResult?>();
        _gateway.OnWebhook = _ => answer.Task;
        _http.Timeout = TimeSpan.FromMilliseconds(100);

        var exception = await Should.ThrowAsync<GatewayException>(SendAsync);

        answer.SetResult(null);
        exception.Unreachable.ShouldBeTrue();
        exception.Message.ShouldContain("gave no answer within");
    }

    private Task<Answer<Receipt>> SendAsync() =>
        _client.SendEventAsync("""{"id":"evt_1","type":"x","data":{"object":{}}}""", "t=1,v1=0", TestContext.Current.CancellationToken);

    private void Connect(Credential adminKey)
    {
        var connection = new Connection(new Uri(_gateway.Url + "/"), new Credential(LocalGateway.Secret, "the test"), adminKey);
        _http = GatewayOptions.CreateHttpClient(connection);
        _client = new GatewayClient(_http, connection, _time);
    }
}
