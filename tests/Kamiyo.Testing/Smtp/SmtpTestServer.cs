using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Kamiyo.Testing.Smtp;

/// <summary>
/// A real SMTP server over TCP on a loopback port: EHLO, STARTTLS, AUTH PLAIN and LOGIN, MAIL, RCPT, DATA, RSET, NOOP, QUIT.
/// It keeps what it receives, and misbehaves where it is told to.
/// </summary>
public sealed class SmtpTestServer : IAsyncDisposable
{
    public const string Host = "localhost";

    private readonly ConcurrentDictionary<SmtpStage, SmtpReaction> _reactions = new();
    private readonly ConcurrentDictionary<SmtpStage, TaskCompletionSource> _reached = new();
    private readonly ConcurrentQueue<ReceivedMail> _mails = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentDictionary<Task, bool> _sessions = new();
    private TcpListener _listener;
    private CancellationTokenSource _stopping = new();
    private Task _accepting = Task.CompletedTask;

    private SmtpTestServer(SmtpTestServerOptions options)
    {
        Options = options;
        Certificate = SmtpCertificate.Create(TimeProvider.System);
        _listener = Listen(port: 0);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public SmtpTestServerOptions Options { get; }

    public X509Certificate2 Certificate { get; }

    public int Port { get; }

    /// <summary>Everything taken over so far, also where the client was then not told so.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. _mails];

    /// <summary>Every command line received so far, over all connections; never what follows AUTH.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    public static SmtpTestServer Start(SmtpTestServerOptions? options = null)
    {
        var server = new SmtpTestServer(options ?? new SmtpTestServerOptions());
        server._accepting = server.AcceptAsync();
        return server;
    }

    /// <summary>From now on does <paramref name="reaction"/> at <paramref name="stage"/>.</summary>
    public SmtpTestServer At(SmtpStage stage, SmtpReaction reaction)
    {
        _reactions[stage] = reaction;
        return this;
    }

    /// <summary>Behaves at every stage again.</summary>
    public void Behave() => _reactions.Clear();

    /// <summary>Completes once some connection is at <paramref name="stage"/>.</summary>
    public Task WhenReached(SmtpStage stage) => Reached(stage).Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Closes every connection and stops listening; what was received stays.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_sessions.Keys);
    }

    /// <summary>Listens again, on the same port, after <see cref="StopAsync"/>.</summary>
    public void Restart()
    {
        _stopping.Dispose();
        _stopping = new CancellationTokenSource();
        _listener = Listen(Port);
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
        Certificate.Dispose();
    }

    internal void Keep(ReceivedMail mail) => _mails.Enqueue(mail);

    internal void Note(string command) => _commands.Enqueue(command);

    internal SmtpReaction? ReactionAt(SmtpStage stage)
    {
        Reached(stage).TrySetResult();
        return _reactions.GetValueOrDefault(stage);
    }

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private TaskCompletionSource Reached(SmtpStage stage) =>
        _reached.GetOrAdd(stage, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task AcceptAsync()
    {
        var stopping = _stopping.Token;
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stopping);
                _sessions[ServeAsync(client, stopping)] = true;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            try
            {
                await new SmtpSession(this, client.GetStream()).RunAsync(stopping);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away or refused the certificate, or the server stops: every real server sees that too.
            }
        }
    }
}
