using System.Collections.Concurrent;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

/// <summary>What tests want their grains to do. Silos run in the process of the tests, so code can be handed over as it is.</summary>
internal static class Scripts
{
    private static readonly ConcurrentDictionary<string, Func<ScriptedGrain, CancellationToken, Task>> ByName = new();

    private static readonly ConcurrentDictionary<string, GrainHooks> HooksByKey = new();

    /// <summary>Names a script.</summary>
    public static string New(Func<ScriptedGrain, Task> script) => New((grain, _) => script(grain));

    /// <inheritdoc cref="New(Func{ScriptedGrain, Task})"/>
    public static string New(Func<ScriptedGrain, CancellationToken, Task> script)
    {
        var name = Guid.NewGuid().ToString("N");
        ByName[name] = script;
        return name;
    }

    public static Task Run(string name, ScriptedGrain grain, CancellationToken cancellationToken) => ByName[name](grain, cancellationToken);

    /// <summary>What happens in a grain's life, by its key.</summary>
    public static GrainHooks HooksOf(string key) => HooksByKey.GetOrAdd(key, static _ => new GrainHooks());
}
