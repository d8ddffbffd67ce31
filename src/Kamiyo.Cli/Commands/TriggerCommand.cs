using System.CommandLine;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Gateway;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Commands;

/// <summary><c>kamiyo trigger</c>: makes an event, sends it as Stripe would, and shows what became of it.</summary>
public sealed class TriggerCommand(Shell shell)
{
    private readonly Argument<string?> _type = new("event type")
    {
        Description = "Such as customer.subscription.created; --list shows all",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _list = new("--list") { Description = "List the event types" };
    private readonly TriggerOptions _options = new();
    private readonly GatewayOptions _gatewayOptions = new();

    public Command Create()
    {
        var command = new Command("trigger", "Make a Stripe event, send it to the gateway, and show what became of it");
        command.Arguments.Add(_type);
        command.Options.Add(_list);
        _options.AddTo(command);
        _gatewayOptions.AddTo(command);
        command.SetAction(InvokeAsync);
        return command;
    }

    private Task<int> InvokeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = OutputFactory.Create(shell, parsed.GetValue(_gatewayOptions.Json));
        return CommandRun.GuardAsync(output, () => RunAsync(parsed, output, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, IOutput output, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_list))
        {
            output.EventTypes(EventTypes.All);
            return ExitCodes.Success;
        }

        var trigger = _options.Read(parsed, TypeIn(parsed, output));
        var settings = new SettingLookup(shell);
        var connection = _gatewayOptions.FindConnection(parsed, settings, needsAdminKey: trigger.Wait);
        using var http = GatewayOptions.CreateHttpClient(connection);
        var session = _gatewayOptions.OpenSession(parsed, http, connection, shell.Time);
        var known = trigger is { Wait: true, CustomerId: { } customerId }
            ? await session.FindCustomerAsync(customerId, cancellationToken)
            : null;
        var events = new TriggeredEvents(trigger, PriceList.From(name => settings.Find(name)?.Value), known, shell.Time);
        return trigger.Count == 1
            ? await SendOneAsync(session, events.Next(), known, trigger.Wait, output, cancellationToken)
            : await SendManyAsync(new BulkRunner(session, events, trigger, shell.Time), trigger, output, cancellationToken);
    }

    private string TypeIn(ParseResult parsed, IOutput output)
    {
        var name = parsed.GetValue(_type);
        if (name is not null && EventTypes.Find(name) is { } type)
        {
            return type.Name;
        }

        output.EventTypes(EventTypes.All);
        throw new CliException(
            name is null
                ? new Problem("Which event type? These can be made")
                : new Problem($"Events of the type '{name}' can't be made", Hint: $"Did you mean {EventTypes.Nearest(name).Name}?"),
            ExitCodes.NotPossible);
    }

    private static async Task<int> SendOneAsync(
        GatewaySession session,
        StripeEvent stripeEvent,
        CustomerView? known,
        bool wait,
        IOutput output,
        CancellationToken cancellationToken)
    {
        var report = await new EventRunner(session).RunAsync(stripeEvent, known, wait, cancellationToken);
        output.Report(report);
        if (report.TimedOut)
        {
            throw new CliException(
                new Problem(
                    $"The event was stored, but not processed within {session.Timeout.TotalSeconds:0} s",
                    Hint: "The gateway takes it up again by itself; its log says what it waits for. --timeout waits longer."),
                ExitCodes.Failed);
        }

        return report.Succeeded ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static async Task<int> SendManyAsync(
        BulkRunner runner, TriggerSettings trigger, IOutput output, CancellationToken cancellationToken)
    {
        var totals = await output.WithProgressAsync(
            trigger.Count, trigger.Wait, progress => runner.RunAsync(progress, cancellationToken));
        output.Totals(totals);
        return totals switch
        {
            { Interrupted: true } => ExitCodes.Interrupted,
            { Succeeded: true } => ExitCodes.Success,
            _ => ExitCodes.Failed,
        };
    }
}
