namespace Kamiyo.Orleans.InProcess.Storage;

/// <summary>A state that must be read before its grain is activated.</summary>
internal interface IStateReader
{
    Task ReadStateAsync(CancellationToken cancellationToken);
}
