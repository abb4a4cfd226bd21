using System.Text;

namespace Disclosure.NameTraining.Corpus;

/// <summary>Puts a text together and remembers where its names stand.</summary>
internal sealed class TextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<TrainingMark> _marks = [];

    /// <summary>Number of units so far.</summary>
    public int Length => _text.Length;

    /// <summary>Adds what is no name.</summary>
    public void Add(ReadOnlySpan<char> text) => _text.Append(text);

    /// <summary>Adds a name.</summary>
    public void AddName(string name) => Mark(name, isName: true);

    /// <summary>Adds what may or may not be taken for a name.</summary>
    public void AddUnknown(string text) => Mark(text, isName: false);

    /// <summary>The text so far.</summary>
    public TrainingText Build(int source) => new(_text.ToString(), [.. _marks], source);

    private void Mark(string text, bool isName)
    {
        if (text.Length > 0)
        {
            _marks.Add(new TrainingMark(_text.Length, _text.Length + text.Length, isName));
            _text.Append(text);
        }
    }
}
