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
    private static readonly Dictionary<string, string[]> Elsewhere = new(StringComparer.Ordinal)
    {
        ["Orleans.Core"] =
        [
            "Orleans.CollectionAgeLimitAttribute", "Orleans.Configuration.MessagingOptions", "Orleans.GrainState`1",
            "Orleans.IClusterClient", "Orleans.IGrainState`1", "Orleans.KeepAliveAttribute", "Orleans.Runtime.IManagementGrain",
            "Orleans.Runtime.SimpleGrainStatistic", "Orleans.Storage.BadProviderConfigException", "Orleans.Storage.IGrainStorage",
            "Orleans.Storage.InconsistentStateException",
        ],
        ["Orleans.Persistence.Memory"] =
        [
            "Orleans.Hosting.MemoryGrainStorageSiloBuilderExtensions",
        ],
        ["Orleans.Reminders"] =
        [
            "Orleans.GrainReminderExtensions", "Orleans.Hosting.ReminderOptions", "Orleans.Hosting.SiloBuilderReminderExtensions",
            "Orleans.Hosting.SiloBuilderReminderMemoryExtensions", "Orleans.IRemindable", "Orleans.IReminderTable",
            "Orleans.ReminderEntry", "Orleans.ReminderTableData", "Orleans.Runtime.IGrainReminder",
            "Orleans.Runtime.ReminderException", "Orleans.Runtime.TickStatus", "Orleans.Timers.IReminderRegistry",
        ],
        ["Orleans.Runtime"] =
        [
            "Orleans.Configuration.GrainCollectionOptions", "Orleans.Configuration.SiloMessagingOptions",
            "Orleans.Hosting.CoreHostingExtensions", "Orleans.Hosting.GrainCallFilterSiloBuilderExtensions",
            "Orleans.Hosting.ISiloBuilder", "Orleans.Hosting.SiloBuilderExtensions", "Orleans.Hosting.SiloBuilderStartupExtensions",
            "Orleans.IFacetMetadata", "Orleans.Runtime.Hosting.StorageProviderExtensions",
            "Orleans.Runtime.IPersistentStateConfiguration", "Orleans.Runtime.IPersistentState`1", "Orleans.Runtime.IStartupTask",
            "Orleans.Runtime.PersistentStateAttribute",
        ],
        ["Orleans.Serialization"] =
        [
            "Orleans.Serialization.Invocation.IInvokable",
        ],
        ["Orleans.Serialization.Abstractions"] =
        [
            "Orleans.AliasAttribute", "Orleans.GenerateSerializerAttribute", "Orleans.IdAttribute", "Orleans.ImmutableAttribute",
            "Orleans.ResponseTimeoutAttribute",
        ],
    };

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
        OrleansTypes().Where(typeName => !Official.Has(typeName)).ShouldBe(Elsewhere.Values.SelectMany(names => names), ignoreOrder: true);
    }

    private static IEnumerable<string> OrleansTypes() =>
        Ours.TypeNames.Where(typeName => typeName.StartsWith("Orleans.", StringComparison.Ordinal));

    private static string OfficialAssembly() => typeof(ApiSubsetTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "OfficialOrleansAbstractions").Value!;
}
