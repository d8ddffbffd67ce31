namespace Kamiyo.Storage.Health;

/// <summary>For the readiness probe: can an event be stored now?</summary>
public interface IStoreHealth
{
    /// <summary>Asks the database whether it takes writes, without writing; answers within two seconds.</summary>
    /// <returns>Null when it does; otherwise one line for the operator that says why not.</returns>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken);
}
