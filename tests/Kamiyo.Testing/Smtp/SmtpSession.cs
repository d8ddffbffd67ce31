using System.Net.Security;
using System.Text;

namespace Kamiyo.Testing.Smtp;

/// <summary>One connection.</summary>
internal sealed class SmtpSession(SmtpTestServer server, Stream connection)
{
    private readonly List<string> _recipients = [];
    private Stream _stream = connection;
    private SmtpLineReader _lines = new(connection);
    private string? _from;
    private string? _username;
    private bool _encrypted;

    public async Task RunAsync(CancellationToken stopping)
    {
        if (!await ReplyAt(SmtpStage.Greeting, "220 localhost test server", stopping))
        {
            return;
        }

        while (await _lines.ReadAsync(stopping) is { } line)
        {
            var command = Encoding.Latin1.GetString(line);
            var verb = command.Split(' ', 2)[0].ToUpperInvariant();
            server.Note(verb is "AUTH" ? "AUTH" : command);
            if (!await ObeyAsync(verb, command, stopping))
            {
                return;
            }
        }
    }

    /// <returns>Whether the conversation goes on.</returns>
    private Task<bool> ObeyAsync(string verb, string command, CancellationToken stopping) => verb switch
    {
        "EHLO" or "HELO" => ReplyAt(SmtpStage.Hello, Greeting(), stopping),
        "STARTTLS" => StartTlsAsync(stopping),
        "AUTH" => AuthenticateAsync(command, stopping),
        "MAIL" => MailAsync(command, stopping),
        "RCPT" => RecipientAsync(command, stopping),
        "DATA" => DataAsync(stopping),
        "RSET" => ResetAsync(stopping),
        "NOOP" => ReplyAsync("250 2.0.0 OK", stopping),
        "QUIT" => QuitAsync(stopping),
        _ => ReplyAsync("500 5.5.1 what?", stopping),
    };

    private string Greeting()
    {
        List<string> extensions = ["localhost", "8BITMIME"];
        if (server.Options.OffersStartTls && !_encrypted)
        {
            extensions.Add("STARTTLS");
        }

        if (server.Options.Mechanisms.Length > 0)
        {
            extensions.Add($"AUTH {server.Options.Mechanisms}");
        }

        return string.Join("\r\n", extensions.Select((extension, index) => $"250{(index == extensions.Count - 1 ? ' ' : '-')}{extension}"));
    }

    private async Task<bool> StartTlsAsync(CancellationToken stopping)
    {
        if (!await ReplyAt(SmtpStage.StartTls, "220 2.0.0 go ahead", stopping))
        {
            return false;
        }

        var tls = new SslStream(_stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, stopping);
        _stream = tls;
        _lines = new SmtpLineReader(tls);
        _encrypted = true;
        return true;
    }

    private async Task<bool> AuthenticateAsync(string command, CancellationToken stopping)
    {
        var words = command.Split(' ');
        var initial = words.Length > 2 ? words[2] : null;
        var (username, password) = words[1].ToUpperInvariant() switch
        {
            "PLAIN" => Plain(initial ?? await AskAsync("", stopping)),
            "LOGIN" => (Decode(initial ?? await AskAsync("VXNlcm5hbWU6", stopping)), Decode(await AskAsync("UGFzc3dvcmQ6", stopping))),
            _ => (null, null),
        };
        if (username is null)
        {
            return await ReplyAsync("504 5.5.4 unknown mechanism", stopping);
        }

        if (username != server.Options.Username || password != server.Options.Password)
        {
            return await ReplyAt(SmtpStage.Authentication, "535 5.7.8 authentication failed", stopping);
        }

        _username = username;
        return await ReplyAt(SmtpStage.Authentication, "235 2.7.0 welcome", stopping);
    }

    private static (string? Username, string? Password) Plain(string response)
    {
        var parts = Decode(response).Split('\0');
        return (parts[1], parts[2]);
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private async Task<string> AskAsync(string challenge, CancellationToken stopping)
    {
        await ReplyAsync($"334 {challenge}", stopping);
        return Encoding.Latin1.GetString(await _lines.ReadAsync(stopping) ?? throw new IOException("Gone in the middle of AUTH."));
    }

    private async Task<bool> MailAsync(string command, CancellationToken stopping)
    {
        if (server.Options.Username is not null && _username is null)
        {
            return await ReplyAsync("530 5.7.0 Authentication required", stopping);
        }

        _from = Address(command);
        return await ReplyAt(SmtpStage.MailFrom, "250 2.1.0 OK", stopping);
    }

    private async Task<bool> RecipientAsync(string command, CancellationToken stopping)
    {
        _recipients.Add(Address(command));
        return await ReplyAt(SmtpStage.Recipient, "250 2.1.5 OK", stopping);
    }

    private static string Address(string command) =>
        command[(command.IndexOf('<', StringComparison.Ordinal) + 1)..command.IndexOf('>', StringComparison.Ordinal)];

    private async Task<bool> DataAsync(CancellationToken stopping)
    {
        if (_from is null || _recipients.Count == 0)
        {
            return await ReplyAsync("503 5.5.1 MAIL and RCPT first", stopping);
        }

        if (server.ReactionAt(SmtpStage.Data) is { } reaction)
        {
            return await ReactAsync(reaction, stopping);
        }

        await ReplyAsync("354 go ahead", stopping);
        var mail = new ReceivedMail(_from, [.. _recipients], await ReadMessageAsync(stopping), _username, _encrypted);
        var answer = server.ReactionAt(SmtpStage.Message) ?? SmtpReaction.Answer("250 2.0.0 accepted");
        if (answer.Reply is null || answer.Reply.StartsWith('2'))
        {
            server.Keep(mail);
        }

        Forget();
        return await ReactAsync(answer, stopping);
    }

    private async Task<byte[]> ReadMessageAsync(CancellationToken stopping)
    {
        using var message = new MemoryStream();
        while (true)
        {
            var line = await _lines.ReadAsync(stopping) ?? throw new IOException("Gone in the middle of the message.");
            if (line is [(byte)'.'])
            {
                return message.ToArray();
            }

            message.Write(line.AsSpan(line is [(byte)'.', ..] ? 1 : 0));
            message.Write("\r\n"u8);
        }
    }

    private async Task<bool> ResetAsync(CancellationToken stopping)
    {
        Forget();
        return await ReplyAsync("250 2.0.0 OK", stopping);
    }

    private void Forget()
    {
        _from = null;
        _recipients.Clear();
    }

    private async Task<bool> QuitAsync(CancellationToken stopping)
    {
        await ReplyAsync("221 2.0.0 bye", stopping);
        return false;
    }

    private Task<bool> ReplyAt(SmtpStage stage, string usual, CancellationToken stopping) =>
        ReactAsync(server.ReactionAt(stage) ?? SmtpReaction.Answer(usual), stopping);

    private async Task<bool> ReactAsync(SmtpReaction reaction, CancellationToken stopping)
    {
        if (ReferenceEquals(reaction, SmtpReaction.Stall))
        {
            await Task.Delay(Timeout.Infinite, stopping);
        }

        return reaction.Reply is { } reply && await ReplyAsync(reply, stopping);
    }

    private async Task<bool> ReplyAsync(string reply, CancellationToken stopping)
    {
        await _stream.WriteAsync(Encoding.Latin1.GetBytes($"{reply}\r\n"), stopping);
        return true;
    }
}
