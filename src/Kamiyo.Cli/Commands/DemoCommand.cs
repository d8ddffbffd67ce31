using System.CommandLine;
using Kamiyo.Cli.Credentials;
using Kamiyo.Cli.Demo;
using Kamiyo.Cli.Events;
using Kamiyo.Cli.Output;
using Kamiyo.Cli.Triggering;

namespace Kamiyo.Cli.Commands;

/// <summary><c>kamiyo demo</c>: plays a customer's first months.</summary>
public sealed class DemoCommand(Shell shell)
{
    private readonly Option<string?> _customer = TextOption.Create("--customer", "cus_…", "The customer; a new one when not given");
    private readonly Option<string?> _email = TextOption.Create("--email", "address", "The customer's e-mail address");
    private readonly GatewayOptions _gatewayOptions = new();

    public Command Create()
    {
        var command = new Command("demo", "Play a customer's first months, and show plan and access after each event");
        command.Options.Add(_customer);
        command.Options.Add(_email);
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
        var settings = new SettingLookup(shell);
        var connection = _gatewayOptions.FindConnection(parsed, settings, needsAdminKey: true);
        using var http = GatewayOptions.CreateHttpClient(connection);
        var session = _gatewayOptions.OpenSession(parsed, http, connection, shell.Time);
        var story = DemoStory.Tell(
            parsed.GetValue(_customer) ?? StripeId.NewCustomer(),
            parsed.GetValue(_email),
            PriceList.From(name => settings.Find(name)?.Value),
            shell.Time.GetUtcNow());
        var asExpected = await new DemoPlayer(new EventRunner(session), output).PlayAsync(story, cancellationToken);
        return asExpected ? ExitCodes.Success : ExitCodes.Failed;
    }
}
