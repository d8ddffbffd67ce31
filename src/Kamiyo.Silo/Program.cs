using Kamiyo.Silo.Hosting;
using Kamiyo.Silo.Starting;
using Microsoft.Extensions.Hosting;

try
{
    using var host = SiloProgram.Build(args).CheckSettings();
    await host.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Describe(exception) is { } message)
{
    await Console.Error.WriteLineAsync(message);
    return StartFailure.ExitCode;
}
