using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Hosting;

internal sealed class DelegateStartupTask(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> run) : IStartupTask
{
    public Task Execute(CancellationToken cancellationToken) => run(services, cancellationToken);
}
