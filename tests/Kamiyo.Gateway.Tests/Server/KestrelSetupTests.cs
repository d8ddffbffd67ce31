using System.Net;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Testing.Processes;

namespace Kamiyo.Gateway.Tests.Server;

public sealed class KestrelSetupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Answers_do_not_say_which_server_gave_them_and_endless_headers_are_refused()
    {
        await using var gateway = await GatewayProcess.StartReady(_folder);

        using var live = await gateway.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
        live.Headers.Server.ShouldBeEmpty();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Large", new string('x', 20_000));
        using var refused = await gateway.Client.SendAsync(request);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    public void Dispose() => _folder.Dispose();
}
