namespace Kamiyo.Grains.Processing;

/// <summary>What <see cref="AcceptanceLoad"/> has seen since it was last asked.</summary>
/// <param name="Stored">Events that were stored, or refused.</param>
/// <param name="IsHigh">Senders had to wait.</param>
internal readonly record struct AcceptanceReading(int Stored, bool IsHigh);
