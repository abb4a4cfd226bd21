namespace Disclosure.Records.Renditions;

/// <summary>The grounds of a text's masks, each once, numbered from 1 in the order in which they first appear.</summary>
internal sealed class MaskLegend
{
    private readonly RedactionGrounds _grounds;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<RedactionGround> _entries = [];

    public MaskLegend(RenditionContent content)
    {
        _grounds = content.Grounds;
        foreach (var inlines in RenditionLayout.InlinesOf(content.Body))
        {
            foreach (var inline in inlines)
            {
                if (inline.Redaction is { } redaction && !_numbers.ContainsKey(redaction.Clause))
                    _numbers.Add(redaction.Clause, NumberOf(_grounds.Of(redaction.Clause)));
            }
        }
    }

    /// <summary>The grounds in the order of their numbers; empty when nothing is hidden.</summary>
    public IReadOnlyList<RedactionGround> Entries => _entries;

    /// <summary>The number of a mask's ground.</summary>
    public int NumberOf(Redaction redaction) => _numbers[redaction.Clause];

    // Clauses that the list does not know share one explanation: it is told once.
    private int NumberOf(RedactionGround ground)
    {
        var known = _entries.FindIndex(entry => string.Equals(entry.Subject, ground.Subject, StringComparison.Ordinal)
            && string.Equals(entry.Article, ground.Article, StringComparison.Ordinal));
        if (known >= 0)
            return known + 1;
        _entries.Add(ground);
        return _entries.Count;
    }
}
