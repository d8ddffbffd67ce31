namespace Kamiyo.Cli.Output;

/// <summary>One named value of a result.</summary>
public sealed record Line(string Name, string Value, Mood Mood = Mood.Neutral);
