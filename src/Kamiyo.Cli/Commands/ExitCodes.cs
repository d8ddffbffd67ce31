namespace Kamiyo.Cli.Commands;

public static class ExitCodes
{
    public const int Success = 0;

    /// <summary>An event was refused or failed, or the outcome isn't as expected.</summary>
    public const int Failed = 1;

    /// <summary>Nothing could be tried: a wrong option, no credentials, no gateway.</summary>
    public const int NotPossible = 2;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
