namespace Disclosure.Search;

/// <summary>What <see cref="LanguageWatch.Look"/> found.</summary>
public abstract record LanguageChange
{
    private LanguageChange()
    {
    }

    /// <summary>The files are what they were.</summary>
    public sealed record Unchanged : LanguageChange;

    /// <summary>The files changed and can be used.</summary>
    /// <param name="Before">The one that was in use. With another fingerprint than the new one's, indexes must be made anew.</param>
    /// <param name="Now">The one in use from now on.</param>
    public sealed record Replaced(SearchLanguage Before, SearchLanguage Now) : LanguageChange;

    /// <summary>The files changed and cannot be used: the language stays what it was. Told once for each state of the files.</summary>
    /// <param name="Errors">Every error, with file and line.</param>
    public sealed record Refused(IReadOnlyList<string> Errors) : LanguageChange;
}
