using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly.Api;

/// <summary>
/// What an assembly shows to others, as text that can be compared. Read from its metadata alone: the official assembly's
/// dependencies can't all be restored, so it can't be loaded.
/// </summary>
internal sealed class PublicApi
{
    private static readonly ImmutableArray<string> OfEveryObject =
        ["Equals(System.Object) : System.Boolean", "GetHashCode() : System.Int32", "ToString() : System.String"];

    private readonly MetadataReader _metadata;
    private readonly Dictionary<string, TypeDefinition> _types;

    private PublicApi(MetadataReader metadata)
    {
        _metadata = metadata;
        _types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(IsVisible).ToDictionary(FullName, StringComparer.Ordinal);
    }

    public IEnumerable<string> TypeNames => _types.Keys;

    public static PublicApi Of(string assemblyPath)
    {
        // Not disposed: the reader looks into its memory for as long as the test runs.
        var file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(assemblyPath)));
        return new PublicApi(file.GetMetadataReader());
    }

    public bool Has(string typeName) => _types.ContainsKey(typeName);

    /// <summary>Every member that a user of the type may name, its base class and interfaces among them, its own and inherited.</summary>
    public IReadOnlySet<string> MembersOf(string typeName)
    {
        var members = new HashSet<string>(OfEveryObject, StringComparer.Ordinal);
        members.UnionWith(DeclaredMembersOf(typeName));
        for (var current = BaseOf(typeName); current is not null; current = BaseOf(current))
        {
            members.UnionWith(DeclaredMembersOf(current).Where(member => !member.StartsWith(".ctor", StringComparison.Ordinal)));
        }

        return members;
    }

    /// <summary>The members that the type itself declares.</summary>
    public IEnumerable<string> DeclaredMembersOf(string typeName) => DeclaredMembers(_types[typeName]);

    /// <summary>Null when it comes from another assembly.</summary>
    private string? BaseOf(string typeName) =>
        _types[typeName].BaseType is { IsNil: false } baseType && SignatureText.Instance.GetTypeName(_metadata, baseType) is var name && Has(name) ? name : null;

    private IEnumerable<string> DeclaredMembers(TypeDefinition type)
    {
        yield return $"kind {Kind(type)}";
        foreach (var implemented in type.GetInterfaceImplementations().Select(_metadata.GetInterfaceImplementation))
        {
            yield return $"implements {SignatureText.Instance.GetTypeName(_metadata, implemented.Interface)}";
        }

        foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition).Where(method => IsVisible(method.Attributes)))
        {
            var name = _metadata.GetString(method.Name);
            var signature = method.DecodeSignature(SignatureText.Instance, null);
            var generic = signature.GenericParameterCount == 0 ? "" : $"`{signature.GenericParameterCount}";
            var isStatic = signature.Header.IsInstance ? "" : "static ";
            yield return $"{isStatic}{name}{generic}({string.Join(", ", signature.ParameterTypes)}) : {signature.ReturnType}";
        }

        foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition).Where(field => IsVisible(field.Attributes)))
        {
            yield return $"field {_metadata.GetString(field.Name)} : {field.DecodeSignature(SignatureText.Instance, null)}";
        }
    }

    private string Kind(TypeDefinition type)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface))
        {
            return "interface";
        }

        var baseName = type.BaseType.IsNil ? "" : SignatureText.Instance.GetTypeName(_metadata, type.BaseType);
        return baseName switch
        {
            "System.Enum" => "enum",
            "System.ValueType" => "struct",
            _ => "class",
        };
    }

    private string FullName(TypeDefinition type) => SignatureText.FullName(_metadata, type);

    private bool IsVisible(TypeDefinition type)
    {
        var visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility is TypeAttributes.Public ||
            (visibility is TypeAttributes.NestedPublic or TypeAttributes.NestedFamily && IsVisible(_metadata.GetTypeDefinition(type.GetDeclaringType())));
    }

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
}
