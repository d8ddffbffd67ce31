namespace Kamiyo.Orleans.InProcess.Activations;

internal enum ActivationState : byte
{
    /// <summary>Known by its id only; the first request constructs the grain.</summary>
    New,
    Activating,
    Valid,

    /// <summary>Starts no more requests; ends once those that run are done.</summary>
    Deactivating,

    /// <summary>Gone; requests go to the next activation.</summary>
    Dead,
}
