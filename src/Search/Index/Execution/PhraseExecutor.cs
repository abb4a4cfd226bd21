using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>Runs a query that has phrases in it over one segment, document by document; what it finds is counted and scored by the block.</summary>
internal sealed unsafe class PhraseExecutor
{
    // More than the error of a product of single-precision numbers.
    private const float RoundedUp = 1.00001f;

    private readonly QueryRun _run;
    private readonly MatchSink _sink;
    private readonly PostingsCursor[] _cursors;
    private readonly PhraseUnit[] _units;
    private readonly PhraseMatcher _phrase = new();
    private readonly WeightReader _weights;
    private readonly TermBitmap? _second;
    private readonly float[]? _bounds;
    private readonly float _boundFactor;
    private readonly double _others;

    public PhraseExecutor(QueryRun run, SegmentView view, int number, ConjunctionPlan plan)
    {
        (_run, _sink, _weights) = (run, new MatchSink(run, view, number, plan), new WeightReader(view.Segment));
        _units = [.. plan.Units.Select(u => new PhraseUnit(u, view.Segment, number, run.Scratch))];
        _cursors = [.. _units.SelectMany(u => u.Cursors)];
        Array.Sort(_cursors, (a, b) => a.DocumentFrequency.CompareTo(b.DocumentFrequency));
        if (!_sink.MayEndEarly)
            _second = TermBitmap.Of(view.Segment, _cursors[1].Term, _cursors[0].DocumentFrequency, run.Scratch);
        if (!_sink.IsByScore)
            return;
        // A phrase is no more frequent than its terms, and scores rise with weights in proportion.
        var lead = Array.FindIndex(_units, u => u.Cursors.Contains(_cursors[0]));
        var term = plan.Units[lead].Terms.First(t => t.Term.InSegments[number] == _cursors[0].Term).Term;
        _bounds = run.Bounds.Of(term).BySegment[number];
        _boundFactor = plan.Units[lead].Weight / term.Weight * RoundedUp;
        for (var i = 0; i < _units.Length; i++)
            if (i != lead)
                _others += plan.Units[i].Weight;
    }

    public void Execute()
    {
        for (var lead = _cursors[0]; lead.Block < lead.BlockCount; lead.LoadBlock(lead.Block + 1))
        {
            var best = _bounds is null ? float.PositiveInfinity : (float)((_bounds[lead.Block] * _boundFactor) + _others);
            if (!_sink.IsWanted(lead.Last) || _sink.IsBelow(best))
                continue;
            _run.CancellationToken.ThrowIfCancellationRequested();
            if (MatchBlock(lead, best))
                break;
        }

        _sink.Finish();
    }

    /// <summary>True if nothing after this block is wanted.</summary>
    private bool MatchBlock(PostingsCursor lead, float best)
    {
        var step = _sink.Step(lead.Size);
        for (var start = 0; start < lead.Size; start += step)
        {
            var last = Math.Min(start + step, lead.Size);
            var end = _sink.End(lead.Documents(), start, last);
            if (end > start)
                Match(lead, start, end, best);
            if (end < last || _sink.IsDone(lead.Documents()[last - 1]))
                return true;
        }

        return false;
    }

    private void Match(PostingsCursor lead, int start, int end, float best)
    {
        var all = lead.Documents();
        var documents = _run.Scratch.Documents;
        var candidates = _run.Scratch.Frequencies;
        var places = _run.Scratch.Places;
        var count = 0;
        for (var i = start; i < end; i++)
        {
            candidates[i - start] = all[i];
            places[i - start] = i;
        }

        var isScored = _sink.MayHit(all[start], best);
        var found = _second is null ? end - start : _second.Keep(candidates, places, end - start);
        for (var i = 0; i < found; i++)
        {
            var document = candidates[i];
            if (!HaveAll(document))
                continue;
            lead.StandOn(places[i], document);
            if (IsMatch(document, count, isScored))
                documents[count++] = document;
        }

        _sink.Take(documents, count, isScored);
    }

    private bool HaveAll(int document)
    {
        for (var i = 1; i < _cursors.Length; i++)
            if (!_cursors[i].TryStandOn(document))
                return false;
        return true;
    }

    private bool IsMatch(int document, int place, bool isScored)
    {
        for (var i = 0; i < _units.Length; i++)
        {
            var unit = _units[i];
            var frequency = unit.Cursors.Length == 1 ? 1 : CountPhrases(unit, document, isScored);
            if (frequency == 0)
                return false;
            if (isScored)
                _run.Scratch.FrequenciesOf(i)[place] = unit.Cursors.Length == 1 ? unit.Cursors[0].Frequency : frequency;
        }

        return true;
    }

    private int CountPhrases(PhraseUnit unit, int document, bool isScored)
    {
        // Where a term counts once wherever it stands, so does what it is a part of.
        if (unit.Cursors is [var first, var second] && !(isScored && first.IsWeighted))
            return PhraseMatcher.CountPairs(first, second, unit.Offsets[1] - unit.Offsets[0], isOneEnough: !isScored);
        var starts = _phrase.Find(unit.Cursors, unit.Offsets);
        return starts.Count == 0 || !isScored ? starts.Count : _weights.FrequencyOf(document, starts, field: null);
    }

    private sealed class PhraseUnit
    {
        public PhraseUnit(PlannedUnit planned, Segment segment, int number, SearchScratch scratch)
        {
            var terms = planned.Terms.Select(t => (Info: t.Term.InSegments[number], t.Offset)).OrderBy(t => t.Info.DocumentFrequency).ToArray();
            Offsets = Array.ConvertAll(terms, t => t.Offset);
            Cursors = new PostingsCursor[terms.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                Cursors[i] = scratch.Cursor();
                Cursors[i].Open(segment.Bytes.Pointer, terms[i].Info);
            }
        }

        public PostingsCursor[] Cursors { get; }

        public int[] Offsets { get; }
    }
}
