using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

/// <summary>The model's figures in tables by letter, and Viterbi's algorithm over whole paths.</summary>
internal sealed unsafe class NaiveModel
{
    private const string Letters = "BEMS";
    private readonly Dictionary<char, double> _start = [];
    private readonly Dictionary<string, double> _transitions = [];
    private readonly DictionaryFile _file;

    public NaiveModel(DictionaryFile file)
    {
        _file = file;
        for (var from = 0; from < Letters.Length; from++)
        {
            _start[Letters[from]] = file.Start[from];
            for (var to = 0; to < Letters.Length; to++)
                _transitions[$"{Letters[from]}{Letters[to]}"] = file.Transitions[(from * Letters.Length) + to];
        }
    }

    public IEnumerable<string> Cut(string text)
    {
        var states = States(text);
        var (begin, next) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (states[i] == 'B')
                begin = i;
            if (states[i] is 'E' or 'S')
            {
                yield return states[i] == 'E' ? text[begin..(i + 1)] : text[i..(i + 1)];
                next = i + 1;
            }
        }

        if (next < text.Length)
            yield return text[next..];
    }

    private string States(string text)
    {
        var paths = Letters.ToDictionary(y => y, y => (Score: _start[y] + Emission(y, text[0]), States: y.ToString()));
        for (var i = 1; i < text.Length; i++)
            paths = Letters.ToDictionary(
                y => y,
                y => (y is 'B' or 'S' ? "ES" : "BM")
                    .Select(before => (Score: paths[before].Score + _transitions[$"{before}{y}"] + Emission(y, text[i]), Before: before))
                    .Max() is var best ? (best.Score, paths[best.Before].States + y) : default);
        return paths['E'].Score > paths['S'].Score ? paths['E'].States : paths['S'].States;
    }

    private double Emission(char state, char character) =>
        _file.Emissions[((_file.Characters[character] >> 16) * Letters.Length) + (uint)Letters.IndexOf(state, StringComparison.Ordinal)];
}
