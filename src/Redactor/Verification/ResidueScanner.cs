using System.Globalization;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>Looks for hidden values, in every disguise that folding undoes, outside the occurrences of kept values.</summary>
internal sealed class ResidueScanner
{
    /// <summary>A run of this many digits of a hidden number is residue.</summary>
    private const int Window = 8;

    private readonly List<(string Folded, string Kind)> _names = [];
    private readonly List<(string Words, string Kind)> _words = [];
    private readonly List<(string Folded, string Kind)> _values = [];
    private readonly Dictionary<string, string> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _windows = new(StringComparer.Ordinal);
    private readonly List<string> _keptNames;
    private readonly List<string> _keptValues;
    private readonly List<VerificationFailure> _conflicts = [];

    /// <summary>A scanner for the values of one case.</summary>
    public ResidueScanner(IReadOnlyList<HiddenValue> hidden, IReadOnlyList<KeptValue> kept)
    {
        _keptNames = Folded(kept, VerifierFold.Names);
        _keptValues = Folded(kept, VerifierFold.Values);
        foreach (var value in hidden)
        {
            if (value.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative or FindingKinds.Organisation)
                AddName(value);
            else
                AddValue(value);
        }
    }

    /// <summary>What is found, by rule, place and kind.</summary>
    public IEnumerable<VerificationFailure> Scan(IEnumerable<PayloadText> texts) =>
        _conflicts.Concat(texts.SelectMany(text => VerifierFold.Readings(text.Text).SelectMany(reading => Scan(text.Where, reading))));

    private IEnumerable<VerificationFailure> Scan(string where, string reading)
    {
        var names = VerifierFold.Names(reading);
        var keptNames = Ranges(names, _keptNames);
        foreach (var (folded, kind) in _names.Where(name => Occurs(names, name.Folded, keptNames)))
            yield return new VerificationFailure("residue/name", where, kind);

        if (_words.Count > 0)
        {
            var words = VerifierFold.Words(reading);
            foreach (var (_, kind) in _words.Where(name => words.Contains(name.Words, StringComparison.Ordinal)))
                yield return new VerificationFailure("residue/name", where, kind);
        }

        var values = VerifierFold.Values(reading);
        var keptValues = Ranges(values, _keptValues);
        foreach (var (_, kind) in _values.Where(value => Occurs(values, value.Folded, keptValues)))
            yield return new VerificationFailure("residue/value", where, kind);

        for (var start = 0; start + Window <= values.Length; start++)
        {
            if (_windows.TryGetValue(values.Substring(start, Window), out var kind) && !IsCovered(start, start + Window, keptValues))
                yield return new VerificationFailure("residue/digits", where, kind);
        }

        foreach (var run in VerifierFold.DigitRuns(reading))
        {
            if (_runs.TryGetValue(run, out var kind) && !_keptValues.Any(kept => kept.Contains(run, StringComparison.Ordinal)))
                yield return new VerificationFailure("residue/digits", where, kind);
        }
    }

    private void AddName(HiddenValue value)
    {
        // A name that came masked (姚某东) hides nobody: the masks of other people look like it.
        if (value.Text.AsSpan().IndexOfAny("某×＊*") >= 0)
            return;
        var folded = VerifierFold.Names(value.Text).Trim(VerifierFold.Stop);
        if (folded.Length > 0 && folded.All(char.IsAsciiLetter))
        {
            var words = VerifierFold.Words(value.Text);
            _words.Add((words, value.Kind));
            _words.Add(($" {folded} ", value.Kind));
        }
        else if (folded.Length >= 2)
        {
            _names.Add((folded, value.Kind));
        }
    }

    private void AddValue(HiddenValue value)
    {
        var folded = VerifierFold.Values(value.Text);
        if (folded.Length == 0)
            return;
        if (_keptValues.Contains(folded, StringComparer.Ordinal))
        {
            _conflicts.Add(new VerificationFailure("evidence/conflict", string.Empty, value.Kind));
            return;
        }

        if (folded.All(char.IsAsciiDigit) && folded.Length < Window)
            AddRun(folded, value.Kind);
        else if (folded.Length >= 4)
            _values.Add((folded, value.Kind));

        if (value.Kind is FindingKinds.Plate && folded.Length >= 7)
            _values.Add((folded[1..], value.Kind));
        if (value.Kind is FindingKinds.BirthDate)
            AddDate(folded, value.Kind);
        foreach (var run in Runs(folded))
            AddDigits(run, value.Kind);
    }

    private void AddDigits(string run, string kind)
    {
        for (var start = 0; start + Window <= run.Length; start++)
        {
            var window = run.Substring(start, Window);
            // The region and the century of an ID number stand in many other numbers; a bare date is a date.
            var isRegion = kind is FindingKinds.CitizenId && start == 0;
            var isDate = DateOnly.TryParseExact(window, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2100;
            if (!isRegion && !isDate)
                _windows.TryAdd(window, kind);
        }

        if (run.Length == Window - 1 && kind is not (FindingKinds.Address or FindingKinds.PropertyStatus or FindingKinds.BirthDate))
            AddRun(run, kind);
        // A landline is still told by its local part.
        if (kind is FindingKinds.Phone && run.Length is >= 10 and <= 12 && run[0] == '0')
        {
            AddRun(run[^7..], kind);
            AddRun(run[^8..], kind);
        }
    }

    private void AddDate(string folded, string kind)
    {
        var numbers = folded.Split('年', '月', '日');
        if (numbers.Length < 3 || !int.TryParse(numbers[0], out var year) || !int.TryParse(numbers[1], out var month) || !int.TryParse(numbers[2], out var day)
            || year is < 1900 or > 2100 || month is < 1 or > 12 || day is < 1 || day > DateTime.DaysInMonth(year, month))
            return;
        AddRun($"{year:0000}{month:00}{day:00}", kind);
        _values.Add(($"{year}年{month}月{day}日", kind));
        _values.Add(($"{year}年{month:00}月{day:00}日", kind));
    }

    private void AddRun(string run, string kind) => _runs.TryAdd(run, kind);

    private static IEnumerable<string> Runs(string folded)
    {
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsAsciiDigit(folded[i]))
                continue;
            if (i > start)
                yield return folded[start..i];
            start = i + 1;
        }
    }

    private static bool Occurs(string text, string value, IReadOnlyList<(int Start, int End)> kept)
    {
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
        {
            if (!IsCovered(at, at + value.Length, kept))
                return true;
        }

        return false;
    }

    private static bool IsCovered(int start, int end, IReadOnlyList<(int Start, int End)> kept) => kept.Any(range => range.Start <= start && end <= range.End);

    private static List<(int Start, int End)> Ranges(string text, List<string> kept)
    {
        var ranges = new List<(int, int)>();
        foreach (var value in kept)
        {
            for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
                ranges.Add((at, at + value.Length));
        }

        return ranges;
    }

    private static List<string> Folded(IReadOnlyList<KeptValue> kept, Func<string, string> fold) =>
        kept.Select(value => fold(value.Text).Trim(VerifierFold.Stop)).Where(folded => folded.Length > 0).Distinct(StringComparer.Ordinal).ToList();
}
