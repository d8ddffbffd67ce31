using System.Reflection;
using Orleans;

namespace Kamiyo.Orleans.InProcess.Tests.EmbeddedOnly.Api;

/// <summary>
/// What the embedded host declares under Orleans' names is what Orleans declares: code that compiles here compiles there.
/// </summary>
public sealed class ApiSubsetTests
{
    // They live in other assemblies of Orleans, which can't be restored everywhere. That the grains, the silo and this suite
    // compile against Orleans is the proof for them.
    private static readonly string[] Elsewhere =
    [
    ];

    private static readonly PublicApi Ours = PublicApi.Of(typeof(Grain).Assembly.Location);

    private static readonly PublicApi Official = PublicApi.Of(OfficialAssembly());

    public static TheoryData<string> SharedTypes => [.. OrleansTypes().Where(Official.Has)];

    [Theory]
    [MemberData(nameof(SharedTypes))]
    public void A_type_of_ours_shows_nothing_that_orleans_own_does_not(string typeName)
    {
        Ours.DeclaredMembersOf(typeName).Except(Official.MembersOf(typeName), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Types_that_the_official_assembly_lacks_are_known_to_live_elsewhere_in_orleans()
    {
        OrleansTypes().Where(typeName => !Official.Has(typeName)).Order(StringComparer.Ordinal).ShouldBe(Elsewhere);
    }

    private static IEnumerable<string> OrleansTypes() =>
        Ours.TypeNames.Where(typeName => typeName.StartsWith("Orleans.", StringComparison.Ordinal));

    private static string OfficialAssembly() => typeof(ApiSubsetTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "OfficialOrleansAbstractions").Value!;
}
