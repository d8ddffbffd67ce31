using System.Runtime.CompilerServices;

namespace Kamiyo.Orleans.InProcess.Storage;

/// <summary>Makes the state of a grain that has none stored: a new object where the type can have one.</summary>
internal static class StateActivator<TState>
{
    public static TState Create()
    {
        var type = typeof(TState);
        if (type.IsValueType)
        {
            return default!;
        }

        return type.GetConstructor(Type.EmptyTypes) is null
            ? (TState)RuntimeHelpers.GetUninitializedObject(type)
            : Activator.CreateInstance<TState>();
    }
}
