using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>The home right before a person's name: …村委会下村组村民李某, …小组14号排某. Positions are characters of the text without blanks.</summary>
internal sealed class HomeBeforeName(AddressGrammar grammar, AddressStart start, AddressOwnership ownership)
{
    private const int Reach = 60;

    /// <summary>The home that ends where a name starts, or before the word that says that its bearer is from there; null when there is none.</summary>
    public (int Start, int End)? Find(ScannedText text, int name)
    {
        var value = text.Compact.Value;
        var end = name - LengthOfPeople(value.AsSpan(0, Math.Max(0, name)));
        if (end < 3 || value[end - 1] is not ('组' or '村' or '寨' or '社' or '屯' or '号' or '室' or '队'))
        {
            return null;
        }

        var from = start.Of(text, Math.Max(0, end - Reach), end - 1);
        var span = grammar.ReadAt(text, from);
        var isPlace = span.Has(AddressLevel.Hamlet) || span.IsDwelling;
        return span.End == end && isPlace && span.Length > 3 && !ownership.NamesBusiness(value, span) ? (span.Start, span.End) : null;
    }

    // …小组的李某, …组村民李某.
    private static int LengthOfPeople(ReadOnlySpan<char> before) =>
        before.EndsWith("的", StringComparison.Ordinal) ? 1 : before.EndsWith("村民", StringComparison.Ordinal) || before.EndsWith("居民", StringComparison.Ordinal) || before.EndsWith("农户", StringComparison.Ordinal)
            || before.EndsWith("群众", StringComparison.Ordinal) || before.EndsWith("户主", StringComparison.Ordinal) || before.EndsWith("社员", StringComparison.Ordinal)
            || before.EndsWith("住户", StringComparison.Ordinal) ? 2 : 0;
}
