using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// The names of a document's people, asked at each place of the text which of them stands there, whatever signs are strewn between their
/// characters. A question costs the same however many names there are. Borrowed memory, given back by disposing.
/// </summary>
internal sealed class NameIndex : IDisposable
{
    private const int MostJunkBetween = 2;

    // Two before, two behind, and those of a name that has some itself.
    private const int MostSignsBetween = 8;
    private readonly NameLengths _lengths = new();
    private readonly Dictionary<string, int> _byLetters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _letters;
    private readonly List<(string Name, int Next)> _names = [];
    private int _longest;

    /// <summary>No names yet.</summary>
    public NameIndex() => _letters = _byLetters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a name; its number is that of the names before it.</summary>
    public void Add(string name)
    {
        var letters = Letters(name);
        _lengths.Add(name[0], letters.Length);
        _longest = Math.Max(_longest, letters.Length);
        var number = _names.Count;
        _names.Add((name, -1));
        if (!_byLetters.TryAdd(letters, number))
        {
            Chain(letters, number);
        }
    }

    /// <summary>Writes the numbers of the names that stand at a place, the longer first, with their ends; returns how many there are.</summary>
    public int At(string text, int position, List<(int Number, int End)> found)
    {
        found.Clear();
        var lengths = _lengths.Of(text[position]);
        if (lengths == 0)
        {
            return 0;
        }

        Span<char> letters = stackalloc char[NameLengths.Longest];
        var read = Read(text, position, letters);
        while (lengths != 0)
        {
            var length = NameLengths.TakeLongest(ref lengths);
            if (length == NameLengths.Longest)
            {
                AddLong(text, position, found);
            }
            else if (length <= read && _letters.TryGetValue(letters[..length], out var number))
            {
                AddChain(text, position, number, found);
            }
        }

        return found.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _lengths.Dispose();

    private static bool IsSign(char character) =>
        character is '_' or '(' or ')' or '-' or '*' or '.' or '·' or '\'' or '"' or '|' or '/' or '~' or '[' or ']' or '\t' or '\n';

    private static bool IsJunk(char character, int nameLength) => IsSign(character) && (character != '\n' || nameLength >= 3);

    // A name without its signs, the first character aside.
    private static string Letters(string name)
    {
        var signs = 0;
        for (var i = 1; i < name.Length; i++)
        {
            signs += IsSign(name[i]) ? 1 : 0;
        }

        return signs == 0 ? name : string.Concat(name.Where((character, i) => i == 0 || !IsSign(character)));
    }

    private int Read(string text, int position, Span<char> letters)
    {
        var most = Math.Min(letters.Length, _longest);
        letters[0] = text[position];
        var (count, signs) = (1, 0);
        for (var at = position + 1; at < text.Length && count < most && signs <= MostSignsBetween; at++)
        {
            if (IsSign(text[at]))
            {
                signs++;
            }
            else
            {
                letters[count++] = text[at];
                signs = 0;
            }
        }

        return count;
    }

    // Names that differ in signs alone stand in one chain, the longer first.
    private void Chain(string letters, int number)
    {
        var (name, at) = (_names[number].Name, _byLetters[letters]);
        if (_names[at].Name.Length < name.Length)
        {
            _names[number] = (name, at);
            _byLetters[letters] = number;
            return;
        }

        while (_names[at].Next >= 0 && _names[_names[at].Next].Name.Length >= name.Length)
        {
            at = _names[at].Next;
        }

        _names[number] = (name, _names[at].Next);
        _names[at] = (_names[at].Name, number);
    }

    private void AddChain(string text, int position, int number, List<(int Number, int End)> found)
    {
        for (; number >= 0; number = _names[number].Next)
        {
            if (EndOf(text, position, _names[number].Name) is var end and > 0)
            {
                found.Add((number, end));
            }
        }
    }

    // So few names are this long that they are tried one after the other.
    private void AddLong(string text, int position, List<(int Number, int End)> found)
    {
        for (var number = 0; number < _names.Count; number++)
        {
            if (_names[number].Name.Length >= NameLengths.Longest && EndOf(text, position, _names[number].Name) is var end and > 0)
            {
                found.Add((number, end));
            }
        }
    }

    private static int EndOf(string text, int position, string name)
    {
        var at = position;
        var open = false;
        for (var i = 0; i < name.Length; i++)
        {
            var junk = 0;
            while (i > 0 && at < text.Length && text[at] != name[i] && junk < MostJunkBetween && IsJunk(text[at], name.Length))
            {
                open |= text[at] == '(';
                junk++;
                at++;
            }

            if (at >= text.Length || text[at] != name[i])
            {
                return 0;
            }

            at++;
        }

        return open && at < text.Length && text[at] == ')' ? at + 1 : at;
    }
}
