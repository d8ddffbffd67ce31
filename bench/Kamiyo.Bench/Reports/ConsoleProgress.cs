namespace Kamiyo.Bench.Reports;

/// <summary>On standard error, so that the report can be redirected alone.</summary>
internal sealed class ConsoleProgress : IProgressLine
{
    private const string ToLineStartAndClear = "\r\u001b[K";

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private string _what = "";

    public void Begin(string what)
    {
        End();
        _what = what;
        Console.Error.Write(_isTerminal ? $"> {what}" : $"> {what}\n");
    }

    public void Update(string how)
    {
        if (_isTerminal)
        {
            Console.Error.Write($"{ToLineStartAndClear}> {_what}: {how}");
        }
    }

    /// <summary>Leaves the line to what comes next.</summary>
    public void End()
    {
        if (_isTerminal && _what.Length > 0)
        {
            Console.Error.Write($"{ToLineStartAndClear}> {_what}\n");
        }

        _what = "";
    }
}
