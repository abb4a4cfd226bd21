using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>What a release must not hold, in every form that is looked for, and what it may hold all the same.</summary>
internal sealed class SoughtValues : IDisposable
{
    private const int ShortestValue = 4;
    private const int ShortestName = 2;
    private const int ShortestPlate = 7;
    private const int LocalNumber = 7;

    private PooledArray<SoughtValue> _values = new(128);
    private PooledMap _keptNodes = PooledMap.Rent();

    /// <summary>The values of one case.</summary>
    public SoughtValues(IReadOnlyList<HiddenValue> hidden, IReadOnlyList<KeptValue> kept)
    {
        using var folded = new FoldedPayload();
        foreach (var value in kept)
        {
            var letters = Fold(folded, value.Text);
            if (letters.Length > 0)
                _keptNodes.TryAdd(Add(letters, new SoughtValue(SoughtForm.Kept, value.Kind, HoldsStop: HoldsStop(folded.Gaps))), 0);
        }

        foreach (var value in hidden)
        {
            var letters = Fold(folded, value.Text);
            if (value.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative or FindingKinds.Organisation)
                AddName(value, letters, folded.Gaps);
            else if (letters.Length > 0)
                AddValue(value.Kind, letters, folded.Gaps);
        }

        Automaton.Complete();
    }

    /// <summary>Finds the forms by their number.</summary>
    public ValueAutomaton Automaton { get; } = new();

    /// <summary>The runs of eight digits.</summary>
    public DigitWindows Windows { get; } = new();

    /// <summary>Kinds of values that are both hidden and kept.</summary>
    public List<string> Conflicts { get; } = [];

    /// <summary>A form by its number.</summary>
    public SoughtValue this[int value] => _values[value];

    /// <summary>The bit of the gap before a letter of a value.</summary>
    public static ulong Bit(int letter) => 1UL << Math.Min(letter, 63);

    /// <inheritdoc/>
    public void Dispose()
    {
        Automaton.Dispose();
        Windows.Dispose();
        _values.Dispose();
        _keptNodes.Dispose();
    }

    private static ReadOnlySpan<char> Fold(FoldedPayload folded, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        folded.Clear();
        folded.Add(text, 0);
        return folded.Letters[..^1];
    }

    private static bool HoldsStop(ReadOnlySpan<Gaps> gaps)
    {
        foreach (var gap in gaps[1..^1])
        {
            if (gap.Holds(Gaps.Stop))
                return true;
        }

        return false;
    }

    private int Add(ReadOnlySpan<char> letters, SoughtValue value)
    {
        _values.Add(value);
        return Automaton.Add(letters, _values.Count - 1);
    }

    private void AddName(HiddenValue value, ReadOnlySpan<char> letters, ReadOnlySpan<Gaps> gaps)
    {
        // A name that came masked (姚某东) hides nobody: the masks of other people look like it.
        if (letters.Length < ShortestName || value.Text.AsSpan().IndexOfAny("某×＊*") >= 0)
            return;
        if (letters.IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            Add(letters, new SoughtValue(SoughtForm.Name, value.Kind, HoldsStop: HoldsStop(gaps)));
            return;
        }

        var apart = 0UL;
        for (var i = 1; i < letters.Length; i++)
        {
            if (gaps[i] != Gaps.None)
                apart |= Bit(i);
        }

        Add(letters, new SoughtValue(SoughtForm.Words, value.Kind, apart));
    }

    private void AddValue(string kind, ReadOnlySpan<char> letters, ReadOnlySpan<Gaps> gaps)
    {
        if (Automaton.NodeOf(letters) is > 0 and var node && _keptNodes.Find(node) >= 0)
        {
            Conflicts.Add(kind);
            return;
        }

        Windows.Add(letters, kind);
        if (kind is FindingKinds.BirthDate)
        {
            AddBirthDate(letters, gaps);
            return;
        }

        if (letters.Length >= ShortestValue)
            Add(letters, new SoughtValue(letters.Length < DigitWindows.Length && IsNumber(letters) ? SoughtForm.Run : SoughtForm.Value, kind));
        if (kind is FindingKinds.Plate && letters.Length >= ShortestPlate)
            Add(letters[1..], new SoughtValue(SoughtForm.Value, kind));
        for (var start = 0; start < letters.Length; start++)
        {
            if (!char.IsAsciiDigit(letters[start]))
                continue;
            var length = letters[start..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : letters.Length - start;
            AddNumberWithin(kind, letters.Slice(start, length));
            start += length;
        }
    }

    private void AddNumberWithin(string kind, ReadOnlySpan<char> number)
    {
        if (number.Length == LocalNumber && kind is not (FindingKinds.Address or FindingKinds.PropertyStatus))
            Add(number, new SoughtValue(SoughtForm.Run, kind));
        // A landline is still told by its local part.
        if (kind is FindingKinds.Phone && number.Length is >= 10 and <= 12 && number[0] == '0')
        {
            Add(number[^LocalNumber..], new SoughtValue(SoughtForm.Run, kind));
            Add(number[^(LocalNumber + 1)..], new SoughtValue(SoughtForm.Run, kind));
        }
    }

    private void AddBirthDate(ReadOnlySpan<char> letters, ReadOnlySpan<Gaps> gaps)
    {
        var apart = new bool[letters.Length];
        for (var i = 0; i < letters.Length; i++)
            apart[i] = gaps[i] != Gaps.None;
        foreach (var form in BirthDateForms.Of(letters.ToString(), apart))
            Add(form.Letters, new SoughtValue(form.Form, FindingKinds.BirthDate, form.Apart));
    }

    private static bool IsNumber(ReadOnlySpan<char> letters) => letters.IndexOfAnyExceptInRange('0', '9') < 0;
}
