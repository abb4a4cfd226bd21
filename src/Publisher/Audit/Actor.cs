namespace Disclosure.Publisher.Audit;

/// <summary>Who acts: an account, an agency's program, the platform's own worker, or no one known.</summary>
/// <param name="Id">A stable name such as <c>account:shenhe</c>, <c>key:ab12cd34</c>, <c>worker</c>; never a person's name.</param>
/// <param name="AgencyCode">The agency acted for; null for the platform itself and for strangers.</param>
public sealed record Actor(string Id, string? AgencyCode)
{
    /// <summary>The platform's own steps.</summary>
    public static Actor Worker { get; } = new("worker", AgencyCode: null);

    /// <summary>The operator's command line.</summary>
    public static Actor Operator { get; } = new("operator", AgencyCode: null);

    /// <summary>Someone who has not proven who they are.</summary>
    public static Actor Stranger { get; } = new("stranger", AgencyCode: null);

    /// <summary>A person with an account.</summary>
    public static Actor Account(string name, string agencyCode) => new($"account:{name}", agencyCode);

    /// <summary>A person who stands in for a reviewer on leave: <c>account:jingban/for:shenhe</c>.</summary>
    public static Actor Deputy(string name, string person, string agencyCode) => new($"account:{name}/for:{person}", agencyCode);

    /// <summary>The account behind an id, and the one in whose place it acted; null when in nobody's.</summary>
    internal static (string Name, string? For) Persons(string id)
    {
        var names = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split("/for:", 2);
        return (names[0], names.Length > 1 ? names[1] : null);
    }

    /// <summary>A program with an API key.</summary>
    public static Actor ApiKey(string prefix, string agencyCode) => new($"key:{prefix}", agencyCode);
}
