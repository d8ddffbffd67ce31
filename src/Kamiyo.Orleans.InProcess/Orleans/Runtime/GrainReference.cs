using Kamiyo.Orleans.InProcess.Calls;
using Kamiyo.Orleans.InProcess.Runtime;

namespace Orleans.Runtime;

/// <summary>The address of a grain. The typed references that a grain factory hands out extend it at run time.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly ActorRuntime _runtime;

    internal GrainReference(ActorRuntime runtime, GrainId grainId)
    {
        _runtime = runtime;
        GrainId = grainId;
    }

    public GrainId GrainId { get; }

    public static bool operator ==(GrainReference? left, GrainReference? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => (TGrainInterface)CastTo(typeof(TGrainInterface));

    /// <inheritdoc cref="IdSpan.GetUniformHashCode"/>
    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}";

    internal object CastTo(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : _runtime.References.Create(interfaceType, GrainId);

    internal Task Send(Request request)
    {
        _runtime.Send(this, request);
        return request.ResponseTask;
    }

    internal Task<TResult> Send<TResult>(Request<TResult> request)
    {
        _runtime.Send(this, request);
        return request.Response;
    }
}
