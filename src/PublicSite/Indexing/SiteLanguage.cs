using System.Security.Cryptography;
using Disclosure.Search;

namespace Disclosure.PublicSite.Indexing;

/// <summary>How this site reads texts and queries: one language for index, queries and marks.</summary>
public sealed class SiteLanguage
{
    private const int MarkBytes = 4;

    /// <summary>A language as it was loaded from the lexicon in <paramref name="configDirectory"/>.</summary>
    public SiteLanguage(SearchLanguage search, string configDirectory)
    {
        ArgumentNullException.ThrowIfNull(search);
        Search = search;
        Highlighter = new Highlighter(search);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(search.Fingerprint));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(configDirectory, "lexicon")).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        Mark = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, MarkBytes));
    }

    /// <summary>The language.</summary>
    public SearchLanguage Search { get; }

    /// <summary>Whether an index made with one can be asked in the other.</summary>
    public bool CutsAs(SiteLanguage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(Search.Fingerprint, other.Search.Fingerprint, StringComparison.Ordinal);
    }

    /// <summary>Marks what it finds.</summary>
    public Highlighter Highlighter { get; }

    /// <summary>Eight hexadecimal digits that change with the lexicon's files: part of the version tags of lists.</summary>
    public string Mark { get; }
}
