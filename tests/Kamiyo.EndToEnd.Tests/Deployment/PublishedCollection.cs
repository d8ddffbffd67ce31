namespace Kamiyo.EndToEnd.Tests.Deployment;

/// <summary>Tests that share one <see cref="PublishedPrograms"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedCollection : ICollectionFixture<PublishedPrograms>
{
    public const string Name = "published";
}
