using System.Net;
using Kamiyo.Gateway.Tests.Hosting;
using Kamiyo.Gateway.Webhooks;
using Kamiyo.Testing.Time;
using Microsoft.Extensions.Logging;

namespace Kamiyo.Gateway.Tests.Webhooks;

public sealed class RefusalLogTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CapturedLogs _logs = new();
    private readonly ILoggerFactory _factory;
    private readonly RefusalLog _log;

    public RefusalLogTests()
    {
        _factory = LoggerFactory.Create(logging => logging.AddProvider(_logs));
        _log = new(_time, _factory.CreateLogger<StripeWebhook>());
    }

    public void Dispose()
    {
        _log.Dispose();
        _factory.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public void A_flood_of_wrong_signatures_is_ten_lines_with_address_and_reason_and_one_with_their_number()
    {
        for (var number = 0; number < 1_000; number++)
        {
            _log.InvalidSignature(IPAddress.Loopback, "signature_mismatch", "No v1 signature belongs to this body.");
        }

        _logs.Lines.Count.ShouldBe(10);
        _logs.Lines.ShouldAllBe(line => line == "Warning: Invalid signature from 127.0.0.1 (signature_mismatch): No v1 signature belongs to this body. ");
        _time.Advance(RefusalLog.Span);
        _logs.Lines.Count.ShouldBe(11);
        _logs.Lines[10].ShouldBe("Warning: Invalid signature: 990 more within 10 s, not listed one by one ");
    }

    [Fact]
    public void A_flood_of_one_kind_hides_no_other()
    {
        for (var number = 0; number < 11; number++)
        {
            _log.MissingSignature(IPAddress.Loopback, "No header.");
        }

        _log.InvalidSignature(IPAddress.Loopback, "signature_mismatch", "Wrong.");
        _log.Unreadable(IPAddress.Loopback, "invalid_payload", "No JSON.");

        _logs.Lines.Count.ShouldBe(12);
        _logs.Lines[10].ShouldContain("Invalid signature");
        _logs.Lines[11].ShouldContain("Unreadable request");
    }

    [Fact]
    public void The_last_flood_is_summed_up_when_the_process_ends()
    {
        for (var number = 0; number < 12; number++)
        {
            _log.MissingSignature(IPAddress.Loopback, "No header.");
        }

        _log.Dispose();

        _logs.Lines[^1].ShouldContain("Missing signature: 2 more");
    }
}
