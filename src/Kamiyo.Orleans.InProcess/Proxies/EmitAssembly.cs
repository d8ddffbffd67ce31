using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Kamiyo.Orleans.InProcess.Proxies;

/// <summary>The assembly of emitted types. They may use internal types of this assembly and of those that declare grain interfaces.</summary>
internal static class EmitAssembly
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Opened = [];
    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Kamiyo.Orleans.InProcess.Emitted"), AssemblyBuilderAccess.Run);

    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("Main");
    private static readonly HashSet<string> Names = [];

    public static TypeBuilder Define(string name, Type baseType, Type usedType)
    {
        lock (Gate)
        {
            Open(typeof(EmitAssembly).Assembly);
            OpenAssembliesOf(usedType);
            return Module.DefineType(Unique(name), TypeAttributes.Public | TypeAttributes.Sealed, baseType, usedType.IsInterface ? [usedType] : []);
        }
    }

    /// <summary>Lets emitted code use a type though it, or a part of it, is internal to its assembly.</summary>
    public static void Use(Type type)
    {
        lock (Gate)
        {
            OpenAssembliesOf(type);
        }
    }

    private static void OpenAssembliesOf(Type type)
    {
        Open(type.Assembly);
        foreach (var part in type.GetInterfaces().Concat(type.GenericTypeArguments))
        {
            Open(part.Assembly);
        }
    }

    private static void Open(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        if (Opened.Add(name))
        {
            Assembly.SetCustomAttribute(new CustomAttributeBuilder(
                typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!, [name]));
        }
    }

    private static string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !Names.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }
}
