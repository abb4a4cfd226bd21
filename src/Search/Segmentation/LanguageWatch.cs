using System.Security.Cryptography;
using System.Text;
using Disclosure.Search.Segmentation;

namespace Disclosure.Search;

/// <summary>
/// Keeps a language as its files say while the process runs. It looks when it is asked to, so that its owner chooses how often; a look at
/// unchanged files costs reading them. What cannot be used is refused as a whole, and the old language stays.
/// </summary>
public sealed class LanguageWatch
{
    private readonly Lock _looking = new();
    private readonly string _configDirectory;
    private readonly LexiconKind _kind;
    private volatile SearchLanguage _current;
    private byte[] _seen;

    /// <summary>Loads the language.</summary>
    /// <exception cref="InvalidDataException">A file is missing or has bad lines; the message lists all of them.</exception>
    public LanguageWatch(string configDirectory, LexiconKind kind = LexiconKind.Full)
    {
        _configDirectory = configDirectory;
        _kind = kind;
        // Read before the load: what changes in between is found by the next look.
        _seen = State();
        _current = SearchLanguage.Load(configDirectory, kind);
    }

    /// <summary>The language of the last files that could be used.</summary>
    public SearchLanguage Current => _current;

    /// <summary>Looks at the files and loads them if they changed. One caller at a time is served; others wait.</summary>
    public LanguageChange Look()
    {
        lock (_looking)
        {
            try
            {
                var state = State();
                if (state.AsSpan().SequenceEqual(_seen))
                    return new LanguageChange.Unchanged();
                _seen = state;
                var before = _current;
                _current = SearchLanguage.Load(_configDirectory, _kind);
                return new LanguageChange.Replaced(before, _current);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                return new LanguageChange.Refused(error.Message.Split(Environment.NewLine));
            }
        }
    }

    // By content: a file may be written twice within the resolution of its time, or put back as it was.
    private byte[] State()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var directory = Path.Combine(_configDirectory, "lexicon");
        foreach (var file in Directory.Exists(directory) ? Directory.GetFiles(directory, "*.txt").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return hash.GetHashAndReset();
    }
}
