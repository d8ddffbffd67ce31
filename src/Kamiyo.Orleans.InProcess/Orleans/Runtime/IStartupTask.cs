namespace Orleans.Runtime;

/// <summary>Runs once the silo takes calls.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}
