using System.Globalization;

namespace Kamiyo.Testing.Fuzzing;

/// <summary>
/// Runs a check over generated inputs, the same ones each time. Input number n is made from the seed plus n, so a failed one runs alone, first,
/// with the seed that the failure names in <c>KAMIYO_FUZZ_SEED</c>.
/// </summary>
public static class Fuzz
{
    private const string SeedVariable = "KAMIYO_FUZZ_SEED";
    private const int DefaultSeed = 20_260_301;

    /// <exception cref="FuzzException">A check threw; the message names the input's seed.</exception>
    public static async Task RunAsync(int inputs, Func<Random, Task> check)
    {
        var seed = Seed();
        for (var number = 0; number < inputs; number++)
        {
            await RunOneAsync(seed + number, number, check);
        }
    }

    /// <inheritdoc cref="RunAsync"/>
    public static void Run(int inputs, Action<Random> check)
    {
        var seed = Seed();
        for (var number = 0; number < inputs; number++)
        {
            try
            {
                check(new Random(seed + number));
            }
            catch (Exception exception)
            {
                throw Failure(seed + number, number, exception);
            }
        }
    }

    private static async Task RunOneAsync(int seed, int number, Func<Random, Task> check)
    {
        try
        {
            await check(new Random(seed));
        }
        catch (Exception exception)
        {
            throw Failure(seed, number, exception);
        }
    }

    private static FuzzException Failure(int seed, int number, Exception exception) => new(
        string.Create(CultureInfo.InvariantCulture, $"Input {number} failed; {SeedVariable}={seed} runs it first. {exception.Message}"), exception);

    private static int Seed() =>
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeed;
}
