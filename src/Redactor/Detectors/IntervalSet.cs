using Disclosure.Redactor.Documents;

namespace Disclosure.Redactor.Detectors;

/// <summary>Which units of a text are spoken for; a question costs no more than the length of the range asked about.</summary>
internal sealed class IntervalSet(int length)
{
    private readonly bool[] _taken = new bool[length];

    /// <summary>Takes a range.</summary>
    public void Add(TextRange range) => Array.Fill(_taken, true, range.Start, range.Length);

    /// <summary>The parts of a range that are free, in order.</summary>
    public IReadOnlyList<TextRange> FreeParts(TextRange range)
    {
        var parts = new List<TextRange>();
        var start = -1;
        for (var i = range.Start; i <= range.End; i++)
        {
            var free = i < range.End && !_taken[i];
            if (free && start < 0)
            {
                start = i;
            }
            else if (!free && start >= 0)
            {
                parts.Add(new TextRange(start, i));
                start = -1;
            }
        }

        return parts;
    }
}
