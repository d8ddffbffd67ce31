using Orleans.Concurrency;

namespace Kamiyo.Orleans.InProcess.Tests.Grains;

[Reentrant]
public sealed class ReentrantGrain : ScriptedGrain, IReentrantGrain;
