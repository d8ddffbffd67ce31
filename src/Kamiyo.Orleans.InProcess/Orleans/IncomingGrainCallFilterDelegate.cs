namespace Orleans;

/// <inheritdoc cref="IIncomingGrainCallFilter.Invoke"/>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);
