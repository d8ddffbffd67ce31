using Kamiyo.Cli.Commands;

namespace Kamiyo.Cli.Tests.Support;

/// <summary>Runs the command line in-process: what it printed, and its exit code.</summary>
public sealed class TestShell : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public SkippingTimeProvider Time { get; } = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public TemporaryFolder WorkingDirectory => _folder;

    public Shell Shell => new(
        TextWriter.Synchronized(_output), TextWriter.Synchronized(_error), Plain: true, _folder.Path, Variables.GetValueOrDefault, Time);

    public static TestShell For(LocalGateway gateway)
    {
        var shell = new TestShell();
        shell.Variables["KAMIYO_URL"] = gateway.Url;
        shell.Variables["STRIPE_WEBHOOK_SECRET"] = LocalGateway.Secret;
        shell.Variables["ADMIN_API_KEY"] = LocalGateway.AdminKey;
        return shell;
    }

    public Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, TestContext.Current.CancellationToken);

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        KamiyoCommandLine.RunAsync(Shell, arguments, cancellationToken);

    public void Dispose() => _folder.Dispose();
}
