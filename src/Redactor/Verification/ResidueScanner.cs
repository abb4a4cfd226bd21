using Disclosure.Records;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Looks for hidden values, in every disguise that folding undoes, outside the occurrences of kept values. Time grows with the text and
/// with the values, not with their product.
/// </summary>
internal sealed class ResidueScanner : IDisposable
{
    // Longer words come about once in ten million ids.
    private const int LongestByLot = 4;
    private const int LongestExtension = 4;

    private readonly SoughtValues _sought;
    private PooledArray<ValueMatch> _matches = new(64);
    private KeptRanges _kept = new();
    private KeptRanges _keptInOneClause = new();
    private KeptRanges _keptButNumbers = new();

    /// <summary>A scanner for the values of one case.</summary>
    public ResidueScanner(IReadOnlyList<HiddenValue> hidden, IReadOnlyList<KeptValue> kept) => _sought = new SoughtValues(hidden, kept);

    /// <summary>Adds what is found, by rule, place and kind.</summary>
    public void Scan(FoldedPayload text, VerificationReport report)
    {
        foreach (var kind in _sought.Conflicts)
            report.AddAt("evidence/conflict", string.Empty, kind);
        _sought.Automaton.Find(text.Letters, ref _matches);
        foreach (var match in _matches.Items)
        {
            if (_sought[match.Value] is not { Form: SoughtForm.Kept } kept)
                continue;
            _kept.Add(match.Start, match.End);
            if (kept.Kind is not (FindingKinds.CreditCode or FindingKinds.DocumentNumber))
                _keptButNumbers.Add(match.Start, match.End);
            if (kept.IsAt(text, match.Start, match.End))
                _keptInOneClause.Add(match.Start, match.End);
        }

        _kept.Complete();
        _keptInOneClause.Complete();
        _keptButNumbers.Complete();
        foreach (var match in _matches.Items)
        {
            var value = _sought[match.Value];
            if (value.Form is not SoughtForm.Kept && value.IsAt(text, match.Start, match.End) && !IsKept(match, value) && !(value.Form is SoughtForm.Words && IsDrawnByLot(text, match)) && !report.IsFull)
                report.Add(value.Rule, text.Origins[match.Start], value.Kind);
        }

        ScanDigits(text, report);
    }

    /// <summary>Whether letters stand within a kept value; to be asked after the scan.</summary>
    /// <param name="start">First letter, inclusive.</param>
    /// <param name="end">End, exclusive.</param>
    public bool IsKept(int start, int end) => _kept.Cover(start, end);

    /// <summary>The same, credit codes and 文号 apart: what stands behind 身份证号码, 账号 or 权证 is none, however well it would pass for one.</summary>
    /// <param name="start">First letter, inclusive.</param>
    /// <param name="end">End, exclusive.</param>
    public bool IsKeptAsNoCode(int start, int end) => _keptButNumbers.Cover(start, end);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sought.Dispose();
        _matches.Dispose();
        _kept.Dispose();
        _keptInOneClause.Dispose();
        _keptButNumbers.Dispose();
    }

    private bool IsKept(ValueMatch match, SoughtValue value) =>
        value.Form is SoughtForm.Name or SoughtForm.Words ? _keptInOneClause.Cover(match.Start, match.End) : _kept.Cover(match.Start, match.End);

    // The symbols of a decision's id, after which its files are called too, are drawn by lot: a short word between two figures of it is nobody's name.
    private static bool IsDrawnByLot(FoldedPayload text, ValueMatch match)
    {
        if (match.End - match.Start > LongestByLot)
            return false;
        var start = text.Letters[..match.Start].LastIndexOf(FoldedPayload.Border) + 1;
        var end = start + RecordId.Length;
        return match.End <= end && end < text.Letters.Length && (text.Letters[end] == FoldedPayload.Border || text.Gaps[end] != Gaps.None)
            && text.Gaps[(start + 1)..end].IndexOfAnyExcept(Gaps.None) < 0 && RecordId.TryParse(text.Letters[start..end].ToString(), out _)
            && text.Letters[end..] is var rest && rest.IndexOf(FoldedPayload.Border) is >= 0 and <= LongestExtension;
    }

    private void ScanDigits(FoldedPayload text, VerificationReport report)
    {
        var window = default(DigitWindows.DigitWindow);
        var letters = text.Letters;
        for (var i = 0; i < letters.Length; i++)
        {
            if (window.Read(letters[i]) && _sought.Windows.KindOf(window.Digits) is { } kind && !report.IsFull && !_kept.Cover(i + 1 - DigitWindows.Length, i + 1))
                report.Add("residue/digits", text.Origins[i + 1 - DigitWindows.Length], kind);
        }
    }
}
