using System.Diagnostics;

namespace Kamiyo.Testing.Postgres;

/// <summary>
/// A running server. It hangs on a pipe to this process: a shell between them stops the server when the pipe closes, so that
/// a killed test run leaves no server and no data behind.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    // $1 programs, $2 cluster folder, $3 port, $4 settings. SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
    private const string Script = """
        "$1/postgres" -D "$2/data" -k "$2" -p "$3" $4 >>"$2/server.log" 2>&1 &
        server=$!
        read -r order
        case "$order" in fast) kill -INT $server ;; *) kill -QUIT $server ;; esac
        wait $server
        [ -n "$order" ] || rm -rf "$2"
        """;

    private readonly Process _shell;

    private ServerProcess(Process shell) => _shell = shell;

    public bool HasExited => _shell.HasExited;

    public static ServerProcess Start(string programs, string folder, int port, string settings)
    {
        var start = ServerAccount.Command("/bin/sh", "-c", Script, "kamiyo-postgres", programs, folder, $"{port}", settings);
        start.RedirectStandardInput = true;
        return new ServerProcess(Process.Start(start)!);
    }

    public async Task StopAsync(bool immediate)
    {
        if (!_shell.HasExited)
        {
            await _shell.StandardInput.WriteLineAsync(immediate ? "immediate" : "fast");
            await _shell.StandardInput.FlushAsync();
            await _shell.WaitForExitAsync();
        }
    }

    public void Dispose() => _shell.Dispose();
}
