using System.Buffers;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// The distinct values of a redaction, each text held once however often it stands there: every hidden surface form as served, for the
/// release verifier folds by itself, and every value that stays. The table is borrowed and given back clean.
/// </summary>
internal sealed class EvidenceValues : IDisposable
{
    private readonly int[] _buckets;
    private NotedValue[] _entries;
    private int _count;
    private int _hidden;
    private int _kept;

    /// <summary>A table for about so many values.</summary>
    public EvidenceValues(int expected)
    {
        _buckets = ArrayPool<int>.Shared.Rent(Math.Max(16, 2 * expected));
        _buckets.AsSpan().Clear();
        _entries = ArrayPool<NotedValue>.Shared.Rent(Math.Max(16, expected));
    }

    /// <summary>A value's text: the same string for the same text.</summary>
    public string TextOf(ReadOnlySpan<char> value)
    {
        var hash = string.GetHashCode(value, StringComparison.Ordinal);
        for (var at = Bucket(hash); at > 0; at = _entries[at - 1].Next)
        {
            if (_entries[at - 1].Hash == hash && value.SequenceEqual(_entries[at - 1].Text))
            {
                return _entries[at - 1].Text;
            }
        }

        var text = value.ToString();
        Add(new NotedValue(text, string.Empty, null, hash, 0));
        return text;
    }

    /// <summary>Notes a finding: its value is hidden where words stand in for it, unless it is anyone's, and kept where the policy keeps it.</summary>
    public void Note(Finding finding)
    {
        if (finding.Replacement is not null)
        {
            if (!IsOfAnyone(finding.Matter))
            {
                Hide(finding.Text, finding.Kind);
            }
        }
        else if (finding.Action == FindingAction.Keep)
        {
            _kept += Note(finding.Text, finding.Kind, finding.Clause) ? 1 : 0;
        }
    }

    /// <summary>Notes a hidden value.</summary>
    public void Hide(string text, string kind) => _hidden += text.Length > 0 && Note(text, kind, clause: null) ? 1 : 0;

    /// <summary>What is hidden, in the order in which it was noted.</summary>
    public IReadOnlyList<HiddenValue> Hidden()
    {
        var values = new HiddenValue[_hidden];
        var next = 0;
        foreach (ref readonly var entry in _entries.AsSpan(0, _count))
        {
            if (entry is { Kind.Length: > 0, Clause: null })
            {
                values[next++] = new HiddenValue(entry.Text, entry.Kind);
            }
        }

        return values;
    }

    /// <summary>What stays, in the order in which it was noted, and words that stay by another rule.</summary>
    public IReadOnlyList<KeptValue> Kept(IReadOnlyCollection<KeptValue> others)
    {
        var values = new KeptValue[_kept + others.Count];
        var next = 0;
        foreach (ref readonly var entry in _entries.AsSpan(0, _count))
        {
            if (entry.Clause is { } clause)
            {
                values[next++] = new KeptValue(entry.Text, entry.Kind, clause);
            }
        }

        foreach (var other in others)
        {
            values[next++] = other;
        }

        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_buckets);
        ArrayPool<NotedValue>.Shared.Return(_entries, clearArray: true);
        _entries = [];
        _count = 0;
    }

    // 男, 汉族, 本科 and the name of an employer are public words: what is hidden is whose they are, and that the masks prove.
    private static bool IsOfAnyone(FindingMatter? matter) =>
        matter is FindingMatter.Sex or FindingMatter.Ethnicity or FindingMatter.Education or FindingMatter.Workplace;

    private bool Note(string text, string kind, string? clause)
    {
        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        for (var at = Bucket(hash); at > 0; at = _entries[at - 1].Next)
        {
            var entry = _entries[at - 1];
            if (entry.Hash == hash && string.Equals(entry.Text, text, StringComparison.Ordinal) && string.Equals(entry.Kind, kind, StringComparison.Ordinal)
                && string.Equals(entry.Clause, clause, StringComparison.Ordinal))
            {
                return false;
            }
        }

        Add(new NotedValue(text, kind, clause, hash, 0));
        return true;
    }

    private ref int Bucket(int hash) => ref _buckets[(uint)hash % (uint)_buckets.Length];

    private void Add(NotedValue entry)
    {
        if (_count == _entries.Length)
        {
            var larger = ArrayPool<NotedValue>.Shared.Rent(2 * _count);
            _entries.CopyTo(larger, 0);
            ArrayPool<NotedValue>.Shared.Return(_entries, clearArray: true);
            _entries = larger;
        }

        ref var bucket = ref Bucket(entry.Hash);
        _entries[_count++] = entry with { Next = bucket };
        bucket = _count;
    }

    /// <summary>A text, as what it was noted; of no kind where it was only seen. <see cref="Next"/> counts from 1.</summary>
    private readonly record struct NotedValue(string Text, string Kind, string? Clause, int Hash, int Next);
}
