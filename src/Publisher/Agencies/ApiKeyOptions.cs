namespace Disclosure.Publisher.Agencies;

/// <summary>How long API keys live.</summary>
public sealed record ApiKeyOptions
{
    /// <summary>Months from issue to end; 12 by default, from 1 to 60.</summary>
    public int ValidMonths { get; init; } = 12;

    /// <summary>Days for which a key still works after it was rotated; 7 by default, from 0 to 90.</summary>
    public int RotationDays { get; init; } = 7;
}

/// <summary>What a key may be used for. Names are stored: they may be added to, never renamed.</summary>
public static class ApiScopes
{
    /// <summary>Pushing decisions.</summary>
    public const string Push = "push";

    /// <summary>Asking how cases stand.</summary>
    public const string Status = "status";

    /// <summary>All there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Push, Status];

    /// <summary>The word on screen.</summary>
    public static string Chinese(string scope) => scope switch
    {
        Push => "推送决定",
        Status => "查询状态",
        _ => scope,
    };

    internal static string Stored(IEnumerable<string> scopes) => string.Join(' ', All.Intersect(scopes, StringComparer.Ordinal));

    internal static IReadOnlyList<string> Parse(string stored) => [.. All.Intersect(stored.Split(' '), StringComparer.Ordinal)];
}
