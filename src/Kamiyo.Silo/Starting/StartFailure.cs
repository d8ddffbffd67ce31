using System.Text;
using Kamiyo.Silo.Configuration;
using Kamiyo.Storage;
using Kamiyo.Storage.Migrations;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Kamiyo.Silo.Starting;

/// <summary>Failures to start that the person who starts it can mend: told in words, without a stack trace.</summary>
internal static class StartFailure
{
    public const int ExitCode = 1;

    /// <summary>What to tell; null for a failure that only its stack trace explains.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => Problems(invalid.Failures),
        AggregateException { InnerExceptions: var inner } when inner.All(one => one is OptionsValidationException) =>
            Problems(inner.Cast<OptionsValidationException>().SelectMany(one => one.Failures)),
        InvalidSettingsException => Problems([exception.Message]),
        IOException { InnerException: AddressInUseException } =>
            Problems([$"{exception.Message} Stop what listens there, or choose another address with --urls http://localhost:8001"]),
        StoreUnavailableException => Problems([$"The database can't be used ({exception.Message}). Check DATABASE_URL, and that the database runs."]),
        MigrationException => Problems([exception.Message]),
        InvalidDataException { InnerException: { } cause } => Problems([$"{exception.Message} {cause.Message}"]),
        UnauthorizedAccessException => Problems([exception.Message]),
        _ => null,
    };

    private static string Problems(IEnumerable<string> problems)
    {
        var text = new StringBuilder("Kamiyo can't start:").AppendLine();
        foreach (var problem in problems.Distinct(StringComparer.Ordinal))
        {
            text.AppendLine($"  - {problem}");
        }

        return text.ToString();
    }
}
