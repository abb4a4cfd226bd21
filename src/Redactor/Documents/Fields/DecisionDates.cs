using System.Buffers;
using System.Text.RegularExpressions;

namespace Disclosure.Redactor.Documents.Fields;

/// <summary>
/// The two days of <see cref="DecisionFields"/>, read without the other fields: every decision with a date of birth asks for them, so they
/// are read in place, from borrowed memory that is given back clean.
/// </summary>
/// <param name="DecidedOn">The day under the signature, else behind its label; null when there is none.</param>
/// <param name="ViolatedOn">The first full date of the facts that is not after it; an estimate; null when there is none.</param>
internal readonly partial record struct DecisionDates(DateOnly? DecidedOn, DateOnly? ViolatedOn)
{
    // What may open a line that is a date.
    private static readonly SearchValues<char> Openings = SearchValues.Create("（(〇○零OＯ一二三四五六七八九");

    /// <summary>Reads them.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text is made to take long.</exception>
    public static DecisionDates Read(string text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var decidedOn = UnderSignature(text, room) ?? BehindLabel(text, room);
            var facts = DecisionSections.FactsOf(text, room);
            return new DecisionDates(decidedOn, facts.IsEmpty ? null : FieldDates.FirstIn(facts, room, latest: decidedOn));
        }
        finally
        {
            room.AsSpan(0, text.Length).Clear();
            ArrayPool<char>.Shared.Return(room);
        }
    }

    // The last line of the second half that is nothing but a date.
    private static DateOnly? UnderSignature(ReadOnlySpan<char> text, Span<char> room)
    {
        var lines = 0;
        for (var reader = new FieldLineReader(text); reader.MoveNext();)
            lines++;
        DateOnly? last = null;
        var number = 0;
        for (var reader = new FieldLineReader(text); reader.MoveNext(); number++)
        {
            if (number >= lines / 2 && MayBeDate(reader.Current))
                last = FieldDates.Whole(room[..FieldLine.Compact(reader.Current, room)]) ?? last;
        }

        return last;
    }

    private static DateOnly? BehindLabel(ReadOnlySpan<char> text, Span<char> room)
    {
        for (var reader = new FieldLineReader(text); reader.MoveNext();)
        {
            if (!reader.Current.Contains('期'))
                continue;
            var line = reader.IsEven ? reader.Current : room[..FieldLine.Compact(reader.Current, room)];
            if (DateLabel().Match(line.ToString()) is { Success: true } label)
                return FieldDates.FirstIn(label.Groups["date"].Value, latest: null);
        }

        return null;
    }

    private static bool MayBeDate(ReadOnlySpan<char> line) =>
        FieldLine.FirstVisible(line) is >= 0 and var at && (char.IsDigit(line[at]) || Openings.Contains(line[at]));

    [GeneratedRegex(@"(决定日期|作出决定日期|处罚日期|作出日期)[:：](?<date>.{6,16})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DateLabel();
}
