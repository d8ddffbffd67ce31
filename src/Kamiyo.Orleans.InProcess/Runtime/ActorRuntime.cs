using System.Diagnostics;
using Kamiyo.Orleans.InProcess.Activations;
using Kamiyo.Orleans.InProcess.Calls;
using Kamiyo.Orleans.InProcess.Discovery;
using Kamiyo.Orleans.InProcess.Hosting;
using Kamiyo.Orleans.InProcess.Proxies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Runtime;

/// <summary>The silo: takes calls from references and brings them to activations.</summary>
internal sealed class ActorRuntime : IGrainRuntime, IDisposable
{
    private readonly SiloMessagingOptions _messaging;
    private readonly PendingCalls _pending = new();
    private readonly TimeSpan _responseTimeout;
    private readonly long _responseTimeoutTicks;
    private readonly bool _propagatesActivities;
    private ITimer? _sweep;
    private volatile RuntimeState _state;

    public ActorRuntime(
        IServiceProvider services,
        TimeProvider clock,
        ILoggerFactory loggers,
        IOptions<GrainCollectionOptions> collection,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<InProcessSiloOptions> options)
    {
        ServiceProvider = services;
        Clock = clock;
        Logger = loggers.CreateLogger("Orleans.Silo");
        CollectionOptions = collection.Value;
        _messaging = messaging.Value;
        _responseTimeout = _messaging.ResponseTimeout;
        _responseTimeoutTicks = Ticks(_responseTimeout);
        _propagatesActivities = options.Value.PropagatesActivities;
        Classes = new GrainClassRegistry(CollectionOptions);
        Directory = new ActivationDirectory(this, Classes);
        References = new GrainReferences(this);
        Collector = new ActivationCollector(this, options.Value);
    }

    public IServiceProvider ServiceProvider { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    public GrainCollectionOptions CollectionOptions { get; }

    public GrainClassRegistry Classes { get; }

    public ActivationDirectory Directory { get; }

    public GrainReferences References { get; }

    public ActivationCollector Collector { get; }

    public IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    public bool IsQuiet => _pending.IsEmpty;

    IGrainFactory IGrainRuntime.GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    TimeProvider IGrainRuntime.TimeProvider => Clock;

    public void Start()
    {
        Filters = [.. ServiceProvider.GetServices<IIncomingGrainCallFilter>()];
        var interval = TimeSpan.FromTicks(Math.Clamp(_responseTimeout.Ticks / 8, TimeSpan.TicksPerMillisecond * 10, TimeSpan.TicksPerSecond));
        _sweep = Clock.CreateTimer(static runtime => ((ActorRuntime)runtime!).TimeOutDueCalls(), this, interval, interval);
        Collector.Start();
        _state = RuntimeState.Running;
    }

    /// <summary>From now on only grains may call, so that what is under way can end.</summary>
    public void StopTakingCalls()
    {
        _state = RuntimeState.Draining;
        Collector.Dispose();
    }

    public void Stop()
    {
        _state = RuntimeState.Stopped;
        _sweep?.Dispose();
        foreach (var request in _pending.Due(long.MaxValue))
        {
            Refuse(request, Unavailable(request));
        }
    }

    public void Dispose()
    {
        _sweep?.Dispose();
        Collector.Dispose();
    }

    public void Send(GrainReference target, Request request)
    {
        request.Target = target;
        request.Context = RequestContext.Current;
        request.Source = RuntimeContext.Current;
        request.Parent = _propagatesActivities ? Activity.Current : null;
        var isOneWay = request.IsOneWay;
        if (!isOneWay)
        {
            request.ExpectAnswer();
        }

        if (_state != RuntimeState.Running && !(_state == RuntimeState.Draining && request.Source is not null))
        {
            RefuseUnsent(request);
            return;
        }

        var timeout = request.Descriptor.ResponseTimeout;
        if (!isOneWay)
        {
            var token = request.CancellationToken;
            if (token.IsCancellationRequested)
            {
                request.TryCancel(token);
                return;
            }

            request.Deadline = Clock.GetTimestamp() + (timeout is { } own ? Ticks(own) : _responseTimeoutTicks);
        }

        _pending.Add(request, hasUsualTimeout: !isOneWay && timeout is null);
        request.WatchCancellation();
        Dispatch(request);
    }

    /// <summary>Brings a timer's tick to its own activation and no other.</summary>
    public void SendTick(Activation activation, TimerTick tick)
    {
        tick.Target = activation.GrainReference;
        _pending.Add(tick, hasUsualTimeout: false);
        activation.Post(tick);
    }

    /// <summary>Brings a request that met a dead activation to the next one.</summary>
    public void Reroute(Request request)
    {
        if (request.IsAnswered || (request.Options & CallOptions.ActivationBound) != 0)
        {
            request.Release();
        }
        else if (_state == RuntimeState.Stopped)
        {
            Refuse(request, Unavailable(request));
        }
        else if (++request.Forwards > _messaging.MaxForwardCount)
        {
            Refuse(request, new OrleansMessageRejectionException(
                $"{request} met a dying activation {request.Forwards} times and is not forwarded again."));
        }
        else
        {
            Dispatch(request);
        }
    }

    public void Refuse(Request request, Exception reason)
    {
        if (request.IsOneWay && (request.Options & CallOptions.ActivationBound) == 0)
        {
            Logger.LogWarning(reason, "One-way call {Request} was refused", request);
        }

        request.TryFail(reason);
        request.Release();
    }

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);

    private static SiloUnavailableException Unavailable(Request request) =>
        new($"The silo has not started or is stopping and can't process {request}.");

    private void Dispatch(Request request)
    {
        try
        {
            Directory.GetOrCreate(request.Target!.GrainId).Post(request);
        }
        catch (ArgumentException exception)
        {
            Refuse(request, exception);
        }
    }

    private void RefuseUnsent(Request request)
    {
        if (request.IsOneWay)
        {
            Logger.LogWarning("One-way call {Request} was dropped: the silo has not started or is stopping", request);
        }

        request.TryFail(Unavailable(request));
    }

    private void TimeOutDueCalls()
    {
        foreach (var request in _pending.Due(Clock.GetTimestamp()))
        {
            var timeout = request.Descriptor.ResponseTimeout ?? _responseTimeout;
            request.TryFail(new TimeoutException($"Response did not arrive on time in {timeout} for {request}."));
            request.Release();
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Clock.TimestampFrequency);
}
