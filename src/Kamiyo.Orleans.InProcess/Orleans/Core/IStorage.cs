namespace Orleans.Core;

/// <summary>One stored record.</summary>
public interface IStorage
{
    /// <summary>The version that the last read or write saw; null when there was no record.</summary>
    string? Etag { get; }

    bool RecordExists { get; }

    /// <exception cref="Orleans.Storage.InconsistentStateException">The record was changed by someone else.</exception>
    Task ClearStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task WriteStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken);

    Task ReadStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken);
}
