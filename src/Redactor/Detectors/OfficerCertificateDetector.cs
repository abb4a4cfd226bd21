using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// The certificate numbers of enforcement officers, which name an officer as surely as the name does: behind 执法证号 and the like, and
/// in brackets behind the names that follow 执法人员. They follow the policy's own setting.
/// </summary>
internal sealed class OfficerCertificateDetector : IDetector
{
    private const int LabelReach = 8;
    private const int MostSymbols = 20;
    private const int FewestSymbols = 5;
    private const int LongestName = 9;
    private const int MostOfficers = 8;
    private const int LongestAgency = 3;
    private const int OfficerReach = 50;
    private const int SiblingReach = 16;
    private const int SharedHead = 4;
    private const string BetweenSiblings = "、,()/;:和及与\n";
    private static readonly ulong OfficersAndPapers = ContextHit.MaskOf(Context.Officer, Context.OtherId, Context.CitizenId, Context.PropertyRight);
    private static readonly ulong Certificates = ContextHit.MaskOf(Context.OfficerCertificate);

    /// <inheritdoc/>
    public string Name => "officer-certificate";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        LabelledValues.Visit(text, Context.OfficerCertificate, LabelReach, MostSymbols, found, static (text, value, label, found) => Add(text, value, label, found));
        var value = text.Compact.Value;
        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.OfficerCertificate))
            {
                AddWithAgency(text, hit, found);
            }
            else if (hit.Says(Context.Officer))
            {
                AddInBrackets(text, hit, found);
            }
            else if (hit.Says(Context.Credential) && IsOfficers(text, hit) is var officers && (officers || IsBeside(value, hit.Start)))
            {
                AddWithAgency(text, hit, found, officers);
                if (ValueToken.Read(text.Compact, ValueToken.StartBehind(value, hit.End, LabelReach), MostSymbols) is { } number)
                {
                    Add(text, number, hit, found, officers);
                }
            }
        }
    }

    // An officer stands before it in the sentence, no other certificate does.
    private static bool IsOfficers(ScannedText text, ContextHit label) =>
        text.Contexts.LastBefore(OfficersAndPapers, label.Start, OfficerReach) is { } word && word.Says(Context.Officer)
        && text.Compact.Value.AsSpan(word.End, label.Start - word.End).IndexOf('。') < 0;

    // (证号…) right behind a name or a thing: whoever's it is, it names a certificate.
    private static bool IsBeside(string value, int start) => start > 0 && value[start - 1] is '(' or ',' or ';';

    // 执法证号:云林执05300417: the characters belong to the number.
    private static void AddWithAgency(ScannedText text, ContextHit label, ICollection<Candidate> found, bool officers = true)
    {
        var start = ValueToken.StartBehind(text.Compact.Value, label.End, LabelReach);
        var at = start;
        while (at < text.Compact.Length && at - start < LongestAgency && HanText.IsHan(text.Compact.Value[at]))
        {
            at++;
        }

        if (at > start && ValueToken.Read(text.Compact, at, MostSymbols) is { } number)
        {
            Add(text, new TextRange(start, number.End), label, found, officers);
        }
    }

    // "执法人员:甲(2530101122)、乙(证号2530101127)": brackets behind the names that hold a number alone.
    private static void AddInBrackets(ScannedText text, ContextHit word, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var at = word.End;
        for (var i = 0; i < MostOfficers && at < value.Length; i++)
        {
            var open = value.IndexOf('(', at, Math.Min(LongestName + 2, value.Length - at));
            if (open < 0 || value.AsSpan(at, open - at).IndexOfAny("。;\n") >= 0)
            {
                return;
            }

            var close = value.IndexOf(')', open, Math.Min(MostSymbols + LabelReach, value.Length - open));
            if (close < 0)
            {
                return;
            }

            var start = ValueToken.StartBehind(value, open + 1, LabelReach);
            var han = start;
            while (han < close && han - start < LongestAgency && HanText.IsHan(value[han]))
            {
                han++;
            }

            var labelled = text.Contexts.LastBefore(Certificates, han, 0) is not null;
            if (!labelled && ValueToken.Read(text.Compact, han, MostSymbols) is { } number && number.End == close && !IsMobile(value.AsSpan(number.Start, number.Length)))
            {
                Add(text, new TextRange(start, close), word, found);
            }

            at = close + 1;
        }
    }

    private static bool Add(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found, bool officers = true)
    {
        if (value.Length < FewestSymbols || ValueToken.Digits(text.Compact.Value, value) < FewestSymbols)
        {
            return false;
        }

        found.Add(Certificate(text, value, label, officers));
        AddSiblings(text, value, label, found, officers);
        return true;
    }

    // "甲(执法证号25041703016)、乙(25041703022)", "证号:25110201044、25110201051": numbers of one series that a list joins name officers alike,
    // and the second would else give away the digits of the first.
    private static void AddSiblings(ScannedText text, TextRange first, ContextHit label, ICollection<Candidate> found, bool officers)
    {
        var value = text.Compact.Value;
        var at = first.End;
        for (var i = 0; i < MostOfficers; i++)
        {
            var start = at;
            while (start < value.Length && start - at < SiblingReach && (HanText.IsHan(value[start]) || BetweenSiblings.Contains(value[start], StringComparison.Ordinal)))
            {
                start++;
            }

            if (start == at || ValueToken.Read(text.Compact, start, MostSymbols) is not { } sibling || sibling.Length != first.Length
                || !value.AsSpan(sibling.Start, SharedHead).SequenceEqual(value.AsSpan(first.Start, SharedHead)))
            {
                return;
            }

            found.Add(Certificate(text, sibling, label, officers));
            at = sibling.End;
        }
    }

    private static Candidate Certificate(ScannedText text, TextRange value, ContextHit label, bool officers) => new()
    {
        Range = text.Compact.ToOriginal(value.Start, value.End),
        Kind = FindingKinds.OtherId,
        Rule = officers ? "other-id/officer" : "other-id/credential",
        Pattern = "token",
        ContextWord = label.Word,
        ShapeConfidence = 0.4,
        Confidence = 0.9,
        Matter = officers ? FindingMatter.OfficerCertificate : null,
    };

    private static bool IsMobile(ReadOnlySpan<char> number) => number.Length == 11 && number[0] == '1' && number[1] is >= '3' and <= '9' && number.IndexOfAnyExceptInRange('0', '9') < 0;
}
