using Kamiyo.Gateway.Tests.Hosting;

namespace Kamiyo.Gateway.Tests.Server;

public sealed class KestrelSetupTests
{
    [Fact]
    public async Task Answers_do_not_say_which_server_gave_them()
    {
        await using var application = Listening();

        using var response = await application.CreateClient().GetAsync(new Uri("/health/live", UriKind.Relative));

        response.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        await using var application = Listening();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Large", new string('x', 20_000));

        using var response = await application.CreateClient().SendAsync(request);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    private static GatewayApplication Listening()
    {
        var application = new GatewayApplication();
        application.UseKestrel(0);
        application.StartServer();
        return application;
    }
}
