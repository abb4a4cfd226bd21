namespace Disclosure.Publisher.Tests.Pages;

/// <summary>One seeded desk for all tests that only look.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDesk : ICollectionFixture<SeededDesk>
{
    public const string Name = "desk pages, only looked at";
}
