using System.Text;
using Kamiyo.Billing.Stripe.Signatures;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Events;

namespace Kamiyo.Cli.Gateway;

/// <summary>Patient use of the gateway: sends events, and waits for what becomes of them.</summary>
/// <param name="timeout">The longest that one event may take to be accepted, and again to be processed.</param>
public sealed class GatewaySession(GatewayClient gateway, Connection connection, TimeSpan timeout, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private const double PauseGrowth = 1.5;

    // The webhook route and the admin API are limited apart, so waiting for one doesn't hold the other up.
    private readonly Throttle _sending = new(timeout, time);
    private readonly Throttle _asking = new(timeout, time);

    public TimeSpan Timeout => timeout;

    /// <summary>How often the gateway asked to send later.</summary>
    public int Throttled => _sending.Refusals;

    /// <exception cref="GatewayException">It was refused, or nobody answered.</exception>
    public async Task<Receipt> SendAsync(StripeEvent stripeEvent, CancellationToken cancellationToken)
    {
        var receipt = await _sending.CallAsync(
            () => gateway.SendEventAsync(stripeEvent.Body, Sign(stripeEvent.Body), cancellationToken), cancellationToken);
        return receipt?.Status is null ? throw new GatewayException(ProblemHints.NotKamiyo(connection), unreachable: false) : receipt;
    }

    /// <returns>The settled event; unsettled or null when the time was up before.</returns>
    /// <exception cref="GatewayException">The gateway refused to tell, or nobody answered.</exception>
    public async Task<EventView?> WaitAsync(string eventId, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + timeout;
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var view = await _asking.CallAsync(() => gateway.FindEventAsync(eventId, cancellationToken), cancellationToken);
            if (view is { IsSettled: true } || time.GetUtcNow() + pause > deadline)
            {
                return view;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <returns>Null when the gateway doesn't know the customer.</returns>
    /// <exception cref="GatewayException">The gateway refused to tell, or nobody answered.</exception>
    public Task<CustomerView?> FindCustomerAsync(string customerId, CancellationToken cancellationToken) =>
        _asking.CallAsync(() => gateway.FindCustomerAsync(customerId, cancellationToken), cancellationToken);

    // Signed anew at each try: an event that had to wait would otherwise be too old.
    private string Sign(string body) =>
        StripeSignatureSigner.Sign(Encoding.UTF8.GetBytes(body), connection.Secret.Value, time.GetUtcNow());

    private static TimeSpan Longer(TimeSpan pause) => pause * PauseGrowth < LongestPause ? pause * PauseGrowth : LongestPause;
}
