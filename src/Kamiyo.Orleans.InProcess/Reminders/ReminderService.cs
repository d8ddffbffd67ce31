using Kamiyo.Orleans.InProcess.Hosting;
using Kamiyo.Orleans.InProcess.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Kamiyo.Orleans.InProcess.Reminders;

/// <summary>Delivers reminders: at least once, in phase, one tick for any number that were missed; while this process is on duty.</summary>
internal sealed class ReminderService : IDisposable
{
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(10);

    private readonly ActorRuntime _runtime;
    private readonly IReminderTable _table;
    private readonly IReminderDuty _duty;
    private readonly ReminderOptions _options;
    private readonly ILogger _logger;
    private readonly int _maxDeliveries;
    private readonly Lock _gate = new();
    private readonly ReminderSchedule _schedule;
    private readonly Lock _stopping = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _isStopped;
    private readonly ITimer _timer;
    private HashSet<ReminderKey>? _changedDuringRefresh;
    private bool _isOnDuty;
    private DateTime? _wakesAt;
    private int _deliveries;

    public ReminderService(
        ActorRuntime runtime,
        IReminderTable table,
        IReminderDuty duty,
        IOptions<ReminderOptions> options,
        IOptions<InProcessSiloOptions> siloOptions,
        ILogger<ReminderService> logger)
    {
        _runtime = runtime;
        _table = table;
        _duty = duty;
        _options = options.Value;
        _logger = logger;
        _maxDeliveries = siloOptions.Value.MaxConcurrentReminderTicks;
        _schedule = new ReminderSchedule(_options.ReminderLoadingWindow);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = runtime.Clock.CreateTimer(
                static service => ((ReminderService)service!).DeliverDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private DateTime Now => _runtime.Clock.GetUtcNow().UtcDateTime;

    public async Task StartTableAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.InitializationTimeout);
        await _table.StartAsync(limit.Token);
    }

    public Task StopTableAsync(CancellationToken cancellationToken) => _table.StopAsync(cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var turn = _duty.TakeUpAsync(_stop.Token);
        var isLoaded = false;
        if (turn.IsCompletedSuccessfully)
        {
            BeginDuty();
            isLoaded = await TryRefreshAsync(cancellationToken);
        }

        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => ServeAlwaysAsync(turn, isLoaded), CancellationToken.None);
        }
    }

    /// <summary>Safe at any time: a host may stop its services while it disposes of them, and after it.</summary>
    public void Stop()
    {
        // Whoever comes second waits: to dispose of the source before it is cancelled would let the first one fail.
        lock (_stopping)
        {
            if (!_isStopped)
            {
                _isStopped = true;
                _stop.Cancel();
                _timer.Dispose();
            }
        }
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        var entry = new ReminderEntry { GrainId = grainId, ReminderName = reminderName, StartAt = Now + dueTime, Period = period };
        entry.ETag = await _table.UpsertRow(entry)
            ?? throw new ReminderException($"Could not register reminder {entry} because of a race. Please try again later.");
        lock (_gate)
        {
            _changedDuringRefresh?.Add(ReminderKey.Of(entry));
            if (_isOnDuty)
            {
                _schedule.Set(entry, Now);
                SetTimer();
            }
        }

        return ReminderHandle.To(entry);
    }

    public async Task UnregisterAsync(IGrainReminder reminder)
    {
        var handle = (ReminderHandle)reminder;
        var isRemoved = await _table.RemoveRow(handle.GrainId, handle.ReminderName, handle.ETag)
            || await _table.ReadRow(handle.GrainId, handle.ReminderName) is null;
        if (!isRemoved)
        {
            throw new ReminderException($"Could not unregister reminder {handle} because it was replaced meanwhile. You can retry.");
        }

        var key = new ReminderKey(handle.GrainId, handle.ReminderName);
        lock (_gate)
        {
            _changedDuringRefresh?.Add(key);
            _schedule.Remove(key);
        }
    }

    public async Task<IGrainReminder?> GetAsync(GrainId grainId, string reminderName) =>
        await _table.ReadRow(grainId, reminderName) is { } entry ? ReminderHandle.To(entry) : null;

    public async Task<List<IGrainReminder>> GetAllAsync(GrainId grainId) =>
        [.. (await _table.ReadRows(grainId)).Reminders.Select(ReminderHandle.To)];

    private async Task ServeAlwaysAsync(Task<CancellationToken> turn, bool isLoaded)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(isLoaded, await turn);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }

            turn = _duty.TakeUpAsync(_stop.Token);
            isLoaded = false;
        }
    }

    private async Task ServeAsync(bool isLoaded, CancellationToken endOfDuty)
    {
        BeginDuty();
        await using var registration = endOfDuty.UnsafeRegister(static service => ((ReminderService)service!).EndDuty(), this);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(endOfDuty, _stop.Token);
        isLoaded = isLoaded || await TryRefreshAsync(end.Token);
        while (!end.IsCancellationRequested)
        {
            var wait = isLoaded ? _options.RefreshReminderListPeriod : RetryAfterFailure;
            await Task.Delay(wait, _runtime.Clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isLoaded = !end.IsCancellationRequested && await TryRefreshAsync(end.Token);
        }
    }

    private void BeginDuty()
    {
        lock (_gate)
        {
            _isOnDuty = true;
        }
    }

    // What is held in memory grows old from now on: the next turn reads the table afresh.
    private void EndDuty()
    {
        lock (_gate)
        {
            _isOnDuty = false;
            _schedule.Clear();
        }
    }

    private async Task<bool> TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            lock (_gate)
            {
                _changedDuringRefresh = [];
            }

            var table = await _table.ReadRows(0, 0).WaitAsync(cancellationToken);
            lock (_gate)
            {
                if (_isOnDuty)
                {
                    Reconcile(table.Reminders);
                    SetTimer();
                }

                _changedDuringRefresh = null;
            }

            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Reminders could not be read; trying again in {Delay}", RetryAfterFailure);
            return false;
        }
    }

    private void Reconcile(IList<ReminderEntry> entries)
    {
        // What changed while the table was read is newer than what was read.
        var gone = _schedule.Keys.Where(key => !_changedDuringRefresh!.Contains(key)).ToHashSet();
        var now = Now;
        foreach (var entry in entries)
        {
            var key = ReminderKey.Of(entry);
            gone.Remove(key);
            if (entry.Period <= TimeSpan.Zero)
            {
                _logger.LogError("Reminder {Reminder} has no period and is passed over", entry);
            }
            else if (!_changedDuringRefresh!.Contains(key) && !_schedule.Knows(entry))
            {
                _schedule.Set(entry, now);
            }
        }

        foreach (var key in gone)
        {
            _schedule.Remove(key);
        }
    }

    private void SetTimer()
    {
        if (_stop.IsCancellationRequested || _deliveries >= _maxDeliveries || _schedule.NextTick is not { } next)
        {
            return;
        }

        // An earlier wake-up than needed finds nothing due and sets the next; to move one that is about to come would lose time.
        if (_wakesAt <= next)
        {
            return;
        }

        _wakesAt = next;
        var wait = next - Now;
        if (wait > TimeSpan.Zero)
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static service => service.DeliverDue(), this, preferLocal: false);
        }
    }

    private void DeliverDue()
    {
        var due = new List<ScheduledReminder>();
        lock (_gate)
        {
            var now = Now;
            _wakesAt = null;
            while (_deliveries < _maxDeliveries && _schedule.TryTakeDue(now, out var reminder))
            {
                _deliveries++;
                due.Add(reminder);
            }

            SetTimer();
        }

        foreach (var reminder in due)
        {
            _ = DeliverAsync(reminder);
        }
    }

    private async Task DeliverAsync(ScheduledReminder reminder)
    {
        var entry = reminder.Entry;
        try
        {
            var grain = (IRemindable)(object)_runtime.References.Create(typeof(IRemindable), entry.GrainId);
            await grain.ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, Now));
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Tick of reminder {Reminder} failed; it will tick again", reminder);
        }

        lock (_gate)
        {
            _deliveries--;
            _schedule.Reschedule(reminder, Now);
            SetTimer();
        }
    }
}
