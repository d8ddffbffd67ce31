namespace Orleans;

/// <summary>A grain whose key is a integer.</summary>
public interface IGrainWithIntegerKey : IGrain;
