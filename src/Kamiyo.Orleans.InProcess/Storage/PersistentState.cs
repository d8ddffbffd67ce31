using System.Runtime.ExceptionServices;
using Kamiyo.Orleans.InProcess.Activations;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kamiyo.Orleans.InProcess.Storage;

/// <summary>A grain's state and its storage. Operations of one state run one after another, as they were called.</summary>
internal sealed class PersistentState<TState> : IPersistentState<TState>, IStateReader
{
    private readonly Activation _activation;
    private readonly IGrainStorage _storage;
    private readonly string _stateName;
    private readonly GrainState<TState> _state = new(StateActivator<TState>.Create());
    private Task _last = Task.CompletedTask;
    private Task? _pendingWrite;
    private bool _isLoaded;

    public PersistentState(Activation activation, IGrainStorage storage, string stateName)
    {
        _activation = activation;
        _storage = storage;
        _stateName = stateName;
        activation.AddState(this);
    }

    public TState State
    {
        get
        {
            RuntimeContext.ThrowIfNot(_activation);
            return _state.State!;
        }

        set
        {
            RuntimeContext.ThrowIfNot(_activation);
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _isLoaded ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Enqueue(Operation.Read, cancellationToken);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task WriteStateAsync(CancellationToken cancellationToken)
    {
        // A write that waits for an earlier operation will store what the state is by then, so it serves this caller too.
        if (!cancellationToken.CanBeCanceled && _pendingWrite is { } pending && ReferenceEquals(pending, _last))
        {
            return pending;
        }

        return Enqueue(Operation.Write, cancellationToken);
    }

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ClearStateAsync(CancellationToken cancellationToken) => Enqueue(Operation.Clear, cancellationToken);

    private Task Enqueue(Operation operation, CancellationToken cancellationToken)
    {
        RuntimeContext.ThrowIfNot(_activation);
        var previous = _last;
        if (previous.IsCompleted)
        {
            return _last = RunAsync(operation, cancellationToken);
        }

        _last = RunAfterAsync(previous, operation, cancellationToken);
        _pendingWrite = operation == Operation.Write && !cancellationToken.CanBeCanceled ? _last : null;
        return _last;
    }

    private async Task RunAfterAsync(Task previous, Operation operation, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _pendingWrite = null;
        await RunAsync(operation, cancellationToken);
    }

    private async Task RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        try
        {
            await (operation switch
            {
                Operation.Read => _storage.ReadStateAsync(_stateName, _activation.GrainId, _state, cancellationToken),
                Operation.Write => _storage.WriteStateAsync(_stateName, _activation.GrainId, _state, cancellationToken),
                _ => _storage.ClearStateAsync(_stateName, _activation.GrainId, _state, cancellationToken),
            });
            _isLoaded |= operation == Operation.Read;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            throw Failure(operation, exception);
        }
    }

    private OrleansException Failure(Operation operation, Exception exception)
    {
        var where = $"{_storage.GetType().Name}.{_stateName} during {operation} for grain {_activation.GrainId}";
        // The caller is told; at a higher level an outage would log a stack trace a request.
        _activation.Silo.Logger.LogDebug(exception, "Error from storage {Where}", where);
        if (exception is OrleansException known)
        {
            ExceptionDispatchInfo.Throw(known);
        }

        return new OrleansException($"Error from storage provider {where}: {exception.Message}", exception);
    }

    private enum Operation
    {
        Read,
        Write,
        Clear,
    }
}
