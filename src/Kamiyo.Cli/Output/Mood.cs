namespace Kamiyo.Cli.Output;

/// <summary>How a value is to be taken; a colour where there are colours.</summary>
public enum Mood
{
    Neutral,
    Good,
    Doubtful,
    Bad,
}
