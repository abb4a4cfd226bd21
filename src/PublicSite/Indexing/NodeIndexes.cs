using System.Security.Cryptography;
using System.Text;
using Disclosure.PublicSite.Settings;
using Disclosure.Search;

namespace Disclosure.PublicSite.Indexing;

/// <summary>
/// Opens the node's index for a language. Its folder is named after everything that shapes what is in it: the way texts are cut, the
/// reference data documents are made with, and <see cref="DecisionIndexing.Form"/>. So an index that was made otherwise is never opened.
/// </summary>
public sealed class NodeIndexes
{
    private const int KeyBytes = 8;

    private readonly NodeFolder _folder;
    private readonly string _shape;

    /// <summary>Indexes in a folder that this process has taken.</summary>
    public NodeIndexes(NodeFolder folder, DecisionIndexing indexing, SiteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_folder, Indexing) = (folder, indexing);
        var files = new[] { "agencies.json", "regions.csv" }.Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(settings.ConfigDirectory, file)))));
        _shape = string.Join('\n', files.Append(DecisionIndexing.Form));
    }

    /// <summary>What documents are made with.</summary>
    public DecisionIndexing Indexing { get; }

    /// <summary>Opens the last commit, or begins an index.</summary>
    /// <param name="language">How texts are cut.</param>
    /// <param name="anew">True to begin without what is there.</param>
    /// <exception cref="IndexDamagedException">A file is not what was written; to be opened anew.</exception>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be used.</exception>
    public SearchIndexWriter Open(SiteLanguage language, bool anew)
    {
        ArgumentNullException.ThrowIfNull(language);
        var folder = _folder.IndexFolder(Key(language));
        return anew ? SearchIndexWriter.Create(language.Search, folder) : SearchIndexWriter.Open(language.Search, folder);
    }

    /// <summary>Deletes the indexes of every other language and shape.</summary>
    /// <exception cref="IOException">One of them cannot be deleted.</exception>
    public void RemoveOthers(SiteLanguage language) => _folder.RemoveOthers(Key(language));

    private string Key(SiteLanguage language) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{language.Search.Fingerprint}\n{_shape}")).AsSpan(0, KeyBytes));
}
