namespace Kamiyo.Orleans.InProcess.Activations;

/// <summary>
/// Runs everything of one activation one after another on the thread pool: arriving requests, and the continuations of its code.
/// </summary>
/// <remarks>
/// ConcurrentExclusiveSchedulerPair would do the same, but a pair that was used once keeps 1.8 KB, twice what a whole activation keeps here.
/// </remarks>
#pragma warning disable CA1001 // Tasks need no disposal unless somebody waits for their handle.
internal sealed class ActivationScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
#pragma warning restore CA1001
{
    // After so many pieces of work an activation goes to the end of the thread pool's queue, so that others get their turn.
    private const int MaxItemsInARow = 64;

    private static readonly Action<object?> RunItems = static scheduler => ((ActivationScheduler)scheduler!).RunItemsInTask();

    private readonly Queue<object> _items = new();
    private bool _isScheduled;
    private Task? _carrier;
    private object? _current;
    private int _budget;

    public Activation Activation => activation;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queues something that is not a task; the activation handles it inside a task of this scheduler.</summary>
    public void Post(object item)
    {
        lock (_items)
        {
            _items.Enqueue(item);
            if (_isScheduled)
            {
                return;
            }

            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (_budget = MaxItemsInARow; _budget > 0; _budget--)
        {
            if (!TryDequeue(out var item))
            {
                return;
            }

            if (item is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                // Only inside a task of this scheduler do awaits come back to it.
                _current = item;
                _carrier = new Task(RunItems, this);
                _carrier.RunSynchronously(this);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task) => Post(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && (ReferenceEquals(task, _carrier) || ReferenceEquals(Current, this)) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_items)
        {
            return _items.OfType<Task>().ToArray();
        }
    }

    private void RunItemsInTask()
    {
        do
        {
            var item = _current!;
            _current = null;
            activation.Handle(item);
        }
        while (--_budget > 0 && TryDequeueItem());
    }

    private bool TryDequeue(out object? item)
    {
        lock (_items)
        {
            if (_items.TryDequeue(out item))
            {
                return true;
            }

            _isScheduled = false;
            return false;
        }
    }

    private bool TryDequeueItem()
    {
        lock (_items)
        {
            if (!_items.TryPeek(out var item) || item is Task)
            {
                return false;
            }

            _current = _items.Dequeue();
            return true;
        }
    }
}
