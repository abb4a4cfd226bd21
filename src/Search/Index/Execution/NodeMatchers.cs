using System.Numerics;
using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>Answers one part of a query for one segment, window after window. Windows rise; some may be left out.</summary>
internal abstract class NodeMatcher
{
    /// <summary>Puts the matches of the window at <paramref name="start"/> in place of what it held.</summary>
    public abstract void Match(int start, MatchWindow into);
}

/// <summary>All of the required, none of the excluded; the preferred only score.</summary>
internal sealed class GroupMatcher(
    int documents, IReadOnlyList<NodeMatcher> required, IReadOnlyList<NodeMatcher> excluded, IReadOnlyList<NodeMatcher> preferred, SearchScratch scratch) : NodeMatcher
{
    public override void Match(int start, MatchWindow into)
    {
        into.Reset(start);
        if (required.Count == 0)
            into.Fill(documents);
        else
            required[0].Match(start, into);
        var other = scratch.RentWindow();
        for (var i = 1; i < required.Count && !into.IsEmpty; i++)
        {
            required[i].Match(start, other);
            into.And(other);
        }

        for (var i = 0; i < excluded.Count && !into.IsEmpty; i++)
        {
            excluded[i].Match(start, other);
            into.AndNot(other);
        }

        for (var i = 0; i < preferred.Count && !into.IsEmpty; i++)
        {
            preferred[i].Match(start, other);
            into.Prefer(other);
        }

        scratch.Return(other);
    }
}

/// <summary>One of the alternatives at least.</summary>
internal sealed class AnyMatcher(IReadOnlyList<NodeMatcher> alternatives, SearchScratch scratch) : NodeMatcher
{
    public override void Match(int start, MatchWindow into)
    {
        alternatives[0].Match(start, into);
        var other = scratch.RentWindow();
        for (var i = 1; i < alternatives.Count; i++)
        {
            alternatives[i].Match(start, other);
            into.Or(other);
        }

        scratch.Return(other);
    }
}

/// <summary>Documents that are known beforehand; each counts the same.</summary>
internal sealed class SetMatcher(ulong[] documents, double score) : NodeMatcher
{
    public override void Match(int start, MatchWindow into)
    {
        into.Reset(start);
        var words = documents.AsSpan(Math.Min(start >> 6, documents.Length));
        words = words[..Math.Min(words.Length, MatchWindow.Size / 64)];
        for (var i = 0; i < words.Length; i++)
            for (var bits = words[i]; bits != 0; bits &= bits - 1)
                into.Set(start + (i << 6) + BitOperations.TrailingZeroCount(bits), score);
    }
}

/// <summary>A term, or terms that stand side by side, perhaps in one field only.</summary>
internal sealed unsafe class TermsMatcher : NodeMatcher
{
    private readonly Segment _segment;
    private readonly Bm25 _bm25;
    private readonly float _weight;
    private readonly string? _field;
    private readonly PostingsCursor[] _cursors;
    private readonly int[] _offsets;
    private readonly PhraseMatcher _phrase = new();
    private readonly WeightReader _weights;

    /// <param name="terms">Each is in the segment; the rarest first.</param>
    public TermsMatcher(Segment segment, Bm25 bm25, float weight, string? field, IReadOnlyList<(TermInfo Term, int Offset)> terms, SearchScratch scratch)
    {
        (_segment, _bm25, _weight, _field, _weights) = (segment, bm25, weight, field, new WeightReader(segment));
        _offsets = [.. terms.Select(t => t.Offset)];
        _cursors = new PostingsCursor[terms.Count];
        for (var i = 0; i < _cursors.Length; i++)
        {
            _cursors[i] = scratch.Cursor();
            _cursors[i].Open(segment.Bytes.Pointer, terms[i].Term);
        }
    }

    public override void Match(int start, MatchWindow into)
    {
        into.Reset(start);
        var lead = _cursors[0];
        var document = lead.Document < start ? lead.Advance(start) : lead.Document;
        for (; document < start + MatchWindow.Size; document = lead.Next())
        {
            var frequency = FrequencyIn(document);
            if (frequency > 0)
                into.Set(document, _bm25.Score(_weight, frequency, _segment.Norms[document]));
        }
    }

    /// <summary>The score of one document, 0 if it does not match; documents rise.</summary>
    public double ScoreOf(int document)
    {
        var lead = _cursors[0];
        if ((lead.Document < document ? lead.Advance(document) : lead.Document) != document)
            return 0;
        var frequency = FrequencyIn(document);
        return frequency == 0 ? 0 : _bm25.Score(_weight, frequency, _segment.Norms[document]);
    }

    private int FrequencyIn(int document)
    {
        for (var i = 1; i < _cursors.Length; i++)
            if ((_cursors[i].Document < document ? _cursors[i].Advance(document) : _cursors[i].Document) != document)
                return 0;
        if (_cursors.Length == 1 && _field is null)
            return _cursors[0].Frequency;
        var starts = _phrase.Find(_cursors, _offsets);
        return starts.Count == 0 ? 0 : _weights.FrequencyOf(document, starts, _field);
    }
}
