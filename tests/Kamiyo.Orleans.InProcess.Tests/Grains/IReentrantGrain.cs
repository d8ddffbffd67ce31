namespace Kamiyo.Orleans.InProcess.Tests.Grains;

public interface IReentrantGrain : IScriptedGrain;
