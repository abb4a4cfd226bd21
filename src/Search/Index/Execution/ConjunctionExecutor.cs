using Disclosure.Search.Index.Postings;

namespace Disclosure.Search.Index.Execution;

/// <summary>
/// Runs a query for several words over one segment. The documents of the rarest come in blocks of 128, and each of the other words leaves
/// fewer of them; what is left is counted and scored at once.
/// </summary>
internal sealed unsafe class ConjunctionExecutor
{
    private readonly QueryRun _run;
    private readonly SegmentView _view;
    private readonly int _number;
    private readonly ConjunctionPlan _plan;
    private readonly MatchSink _sink;

    // Rarest first; by cursor, the unit it belongs to.
    private readonly PostingsCursor[] _cursors;
    private readonly int[] _units;
    private readonly float[]? _bounds;
    private readonly double _others;
    private readonly TermBitmap? _second;

    /// <param name="plan">Every unit is one term, and every term is in the segment.</param>
    public ConjunctionExecutor(QueryRun run, SegmentView view, int number, ConjunctionPlan plan)
    {
        (_run, _view, _number, _plan) = (run, view, number, plan);
        _sink = new MatchSink(run, view, number, plan);
        _cursors = new PostingsCursor[plan.Units.Count];
        _units = new int[_cursors.Length];
        for (var i = 0; i < _units.Length; i++)
            _units[i] = i;
        Array.Sort(_units, (a, b) => Info(a).DocumentFrequency.CompareTo(Info(b).DocumentFrequency));
        for (var i = 0; i < _cursors.Length; i++)
        {
            _cursors[i] = run.Scratch.Cursor();
            _cursors[i].Open(view.Segment.Bytes.Pointer, Info(_units[i]));
            // What the other words can add is less than they weigh, whatever their blocks.
            if (i > 0)
                _others += plan.Units[_units[i]].Weight;
        }

        if (!_sink.MayEndEarly && _cursors.Length > 1)
            _second = TermBitmap.Of(view.Segment, Info(_units[1]), _cursors[0].DocumentFrequency, run.Scratch);
        _bounds = _sink.IsByScore ? run.Bounds.Of(plan.Units[_units[0]].Terms[0].Term).BySegment[number] : null;
    }

    public void Execute()
    {
        var lead = _cursors[0];
        var documents = _run.Scratch.Documents;
        var places = _run.Scratch.Places;
        for (; lead.Block < lead.BlockCount; lead.LoadBlock(lead.Block + 1))
        {
            if (!_sink.IsWanted(lead.Last) || (_bounds is not null && _sink.IsBelow((float)(_bounds[lead.Block] + _others))))
                continue;
            _run.CancellationToken.ThrowIfCancellationRequested();
            if (MatchBlock(lead, documents, places))
                break;
        }

        _sink.Finish();
    }

    /// <summary>True if nothing after this block is wanted.</summary>
    private bool MatchBlock(PostingsCursor lead, int* documents, int* places)
    {
        var step = _sink.Step(lead.Size);
        for (var start = 0; start < lead.Size; start += step)
        {
            var last = Math.Min(start + step, lead.Size);
            var end = _sink.End(lead.Documents(), start, last);
            if (end > start)
                Match(lead, documents, places, start, end);
            if (end < last || _sink.IsDone(lead.Documents()[last - 1]))
                return true;
        }

        return false;
    }

    private void Match(PostingsCursor lead, int* documents, int* places, int start, int end)
    {
        var all = lead.Documents();
        var count = end - start;
        for (var i = 0; i < count; i++)
        {
            documents[i] = all[start + i];
            places[i] = start + i;
        }

        var isScored = _sink.MayHit(all[start], _bounds is null ? float.PositiveInfinity : (float)(_bounds[lead.Block] + _others));
        if (_second is not null)
            count = _second.Keep(documents, places, count);
        // The bitmap knows documents, not frequencies.
        for (var i = _second is null || isScored ? 1 : 2; i < _cursors.Length && count > 0; i++)
            count = Keep(i, documents, places, count, isScored);
        if (count == 0)
            return;
        if (isScored)
            Align(lead, places, count);
        _sink.Take(documents, count, isScored);
    }

    /// <summary>Keeps the documents that another word has too; its frequencies go to the places they had in the lead's block.</summary>
    private int Keep(int index, int* documents, int* places, int count, bool isScored)
    {
        var cursor = _cursors[index];
        var frequencies = isScored ? _run.Scratch.FrequenciesOf(_units[index]) : null;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var document = documents[i];
            if (document > cursor.Last && !cursor.SeekBlock(document))
                break;
            var at = cursor.IndexOf(document);
            if (at < 0)
                continue;
            var place = places[i];
            if (frequencies is not null)
                frequencies[place] = cursor.FrequencyAt(at);
            documents[kept] = document;
            places[kept++] = place;
        }

        return kept;
    }

    /// <summary>Brings frequencies from the places of the lead's block to those of the documents that are left.</summary>
    private void Align(PostingsCursor lead, int* places, int count)
    {
        for (var i = 0; i < _units.Length; i++)
        {
            var frequencies = _run.Scratch.FrequenciesOf(_units[i]);
            for (var at = 0; at < count; at++)
                frequencies[at] = i == 0 ? lead.FrequencyAt(places[at]) : frequencies[places[at]];
        }
    }

    private TermInfo Info(int unit) => _plan.Units[unit].Terms[0].Term.InSegments[_number];
}
