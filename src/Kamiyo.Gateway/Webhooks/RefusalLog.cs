using System.Net;

namespace Kamiyo.Gateway.Webhooks;

/// <summary>Logs refused requests, the first of each kind with address and reason and a flood of them as a number: anybody can send them.</summary>
internal sealed class RefusalLog : IDisposable
{
    public const int Lines = 10;

    public static readonly TimeSpan Span = TimeSpan.FromSeconds(10);

    private readonly ILogger<StripeWebhook> _logger;
    private readonly LineBudget _missing;
    private readonly LineBudget _invalid;
    private readonly LineBudget _unreadable;

    public RefusalLog(TimeProvider time, ILogger<StripeWebhook> logger)
    {
        _logger = logger;
        _missing = new(Lines, Span, time, count => logger.MoreMissingSignatures(count, Span.TotalSeconds));
        _invalid = new(Lines, Span, time, count => logger.MoreInvalidSignatures(count, Span.TotalSeconds));
        _unreadable = new(Lines, Span, time, count => logger.MoreUnreadable(count, Span.TotalSeconds));
    }

    public void MissingSignature(IPAddress? client, string? reason)
    {
        if (_missing.TryTake())
        {
            _logger.MissingSignature(client, reason);
        }
    }

    public void InvalidSignature(IPAddress? client, string code, string? reason)
    {
        if (_invalid.TryTake())
        {
            _logger.InvalidSignature(client, code, reason);
        }
    }

    public void Unreadable(IPAddress? client, string code, string? reason)
    {
        if (_unreadable.TryTake())
        {
            _logger.Unreadable(client, code, reason);
        }
    }

    public void Dispose()
    {
        _missing.Dispose();
        _invalid.Dispose();
        _unreadable.Dispose();
    }
}
