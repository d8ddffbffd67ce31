namespace Orleans;

/// <summary>Runs around calls, as part of the turn. Registered ones run for every grain; a grain that implements it runs its own last.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}
