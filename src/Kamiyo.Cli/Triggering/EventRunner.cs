using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;

namespace Kamiyo.Cli.Triggering;

/// <summary>Sends one event and follows it to its end.</summary>
public sealed class EventRunner(GatewaySession gateway)
{
    /// <param name="before">The customer before the event, when it is known.</param>
    /// <exception cref="GatewayException">It was refused, or nobody answered.</exception>
    public async Task<EventReport> RunAsync(
        StripeEvent stripeEvent, CustomerView? before, bool wait, CancellationToken cancellationToken)
    {
        var receipt = await gateway.SendAsync(stripeEvent, cancellationToken);
        if (!wait)
        {
            return new EventReport(stripeEvent, receipt, Waited: false, View: null, before, After: null);
        }

        try
        {
            var view = await gateway.WaitAsync(stripeEvent.Id, cancellationToken);
            var after = stripeEvent.CustomerId is { } customerId
                ? await gateway.FindCustomerAsync(customerId, cancellationToken)
                : null;
            return new EventReport(stripeEvent, receipt, Waited: true, view, before, after);
        }
        catch (GatewayException exception)
        {
            var message = $"The event {stripeEvent.Id} is stored, but what became of it can't be asked. {exception.Problem.Message}";
            throw new GatewayException(exception.Problem with { Message = message }, exception.Unreachable, exception);
        }
    }
}
