using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Mobile and landline numbers, whole or in groups, with country prefix, area in brackets or extension, also several in a row, and
/// numbers of other countries behind a plus sign. Public hotlines are found and marked as what they are.
/// </summary>
internal sealed class PhoneDetector(PhoneSettings settings) : IDetector
{
    private const int FewestDigits = 7;
    private const int MostDigits = 17;
    private const int MostGroups = 12;
    private const int MobileDigits = 11;
    private const int LocalReach = 8;
    private const int LabelReach = 8;
    private const int MostLetters = 3;
    private const int FewestShort = 4;
    private static readonly ulong Contacts = ContextHit.MaskOf(Context.Phone, Context.InstantMessaging);

    /// <inheritdoc/>
    public string Name => "phone";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        foreach (var chain in text.Chains)
        {
            for (var first = 0; first < chain.Groups.Length;)
            {
                first = Read(text, chain, first, found);
            }
        }

        foreach (var hit in text.Contexts.All)
        {
            if (!hit.SaysAny(Contacts))
            {
                continue;
            }

            if (hit.Says(Context.Phone) && DottedNumber.Behind(text, hit) is { Digits: 11 } number && text.Compact.Value[number.Range.Start] is '0' or '1')
            {
                found.Add(Labelled(text, number.Range, hit, "dotted"));
            }
            else if (ForeignPhone.Behind(text, hit) is { } foreign)
            {
                found.Add(Labelled(text, foreign, hit, "abroad"));
            }
        }

        LabelledValues.Visit(text, Context.Phone, LabelReach, MostDigits, found, AddWritten);
    }

    // Behind a label: letters for digits (I38B1234567), and the few digits of a short number.
    private static bool AddWritten(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found)
    {
        var written = text.Compact.Value.AsSpan(value.Start, value.Length);
        var letters = LookAlikes.Count(written);
        if (written.Length == MobileDigits && letters is > 0 and <= MostLetters && written[0] is '1' or 'l' or 'I')
        {
            found.Add(Labelled(text, value, label, "lettered"));
        }
        else if (letters == 0 && written.Length is >= FewestShort and < FewestDigits && label.Word.EndsWith("短号", StringComparison.Ordinal))
        {
            found.Add(Labelled(text, value, label, "short"));
        }

        return true;
    }

    private static Candidate Labelled(ScannedText text, TextRange value, ContextHit label, string pattern) => new()
    {
        Range = text.Compact.ToOriginal(value.Start, value.End),
        Kind = FindingKinds.Phone,
        Rule = "phone/labelled",
        Pattern = pattern,
        ContextWord = label.Word,
        ShapeConfidence = 0.6,
        Confidence = 0.9,
    };

    private int Read(ScannedText text, DigitChain chain, int first, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[first].Start;
        AddLettered(text, chain, first, found);
        if (!chain.HoldsFrom(first, FewestDigits) || NumberEdges.IsRest(value, start))
        {
            return first + 1;
        }

        var at = text.InCompact(start);
        var label = text.LabelOf(chain, first);
        Span<char> buffer = stackalloc char[MostDigits];
        var total = 0;
        for (var last = first; last < chain.Groups.Length && last - first < MostGroups; last++)
        {
            total += chain.Groups[last].Length;
            if (total > MostDigits)
            {
                break;
            }

            // Many parts are a mobile number or none.
            if (total < FewestDigits || (last - first > 3 && total is not (11 or 13 or 15)))
            {
                continue;
            }

            var digits = chain.Digits(first, last, buffer);
            var number = new PhoneShape(text, chain, first, last, label);
            if (number.Of(digits, at, LocalReach) is { } shape && (label.Says(Context.Phone) && shape is "mobile" || !NumberEdges.GoesOn(value, chain.Groups[last].End)))
            {
                return Add(text, chain, first, last, shape, digits, label, found);
            }
        }

        return first + 1;
    }

    // 13118O27658: a mobile number's shape, so a label of another number alone speaks against it.
    private static void AddLettered(ScannedText text, DigitChain chain, int group, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[group].Start;
        if (value[start] == '1' && start + 1 < value.Length && value[start + 1] is >= '3' and <= '9' && LetteredNumber.EndOf(value, start, MobileDigits, MobileDigits) is var end and > 0
            && text.LabelOf(chain, group) is var label && !label.Says(Context.OtherNumber))
        {
            found.Add(new Candidate
            {
                Range = text.Spaced.ToOriginal(start, end),
                Kind = FindingKinds.Phone,
                Rule = label.Says(Context.Phone) ? "phone/labelled" : "phone/shape",
                Pattern = "lettered",
                ContextWord = label.Says(Context.Phone) ? label?.Word : null,
                ShapeConfidence = 0.7,
                Confidence = label.Says(Context.Phone) ? 0.95 : 0.7,
            });
        }
    }

    private int Add(ScannedText text, DigitChain chain, int first, int last, string shape, ReadOnlySpan<char> digits, ContextHit? label, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        var start = chain.Groups[first].Start;
        var end = chain.Groups[last].End;
        var next = last + 1;
        if (shape is "area")
        {
            start = PhoneEdges.BracketedArea(value, start);
        }

        start = PhoneEdges.CountryCode(value, start);

        if (shape is "landline" or "area" or "local" or "service")
        {
            if (next < chain.Groups.Length && value[end] == '-' && chain.Groups[next].Length <= 5 && !NumberEdges.OpensLine(value, chain.Groups[next]))
            {
                end = chain.Groups[next++].End;
            }
            else
            {
                end = PhoneEdges.AfterExtension(value, end);
            }
        }

        var at = text.InCompact(start);
        var phone = label.Says(Context.Phone);
        var isMobile = shape is "mobile" or "abroad";
        var matter = isMobile ? null : settings.MatterOf(digits.ToString(), PhoneEdges.WordsBefore(text, label, at))
            ?? (PhoneEdges.IsAgencys(text, at, text.InCompact(end)) ? FindingMatter.AgencyHotline : null);
        var shapeConfidence = shape switch { "mobile" => 0.95, "landline" or "area" or "service" or "abroad" => 0.85, _ => 0.5 };
        var hit = new Candidate
        {
            Range = text.Spaced.ToOriginal(start, end),
            Kind = FindingKinds.Phone,
            Rule = phone ? "phone/labelled" : "phone/shape",
            Pattern = shape,
            ContextWord = phone ? label?.Word : null,
            ShapeConfidence = shapeConfidence,
            Confidence = phone ? 0.98 : shapeConfidence,
            Matter = matter,
        };
        found.Add(hit);
        while (shape is "landline" or "area" or "local" && PhoneEdges.NextLocal(value, end) is { } listed)
        {
            end = listed.End;
            found.Add(hit with { Range = text.Spaced.ToOriginal(listed.Start, listed.End), Pattern = "local" });
        }

        while (next < chain.Groups.Length && chain.Groups[next].Start < end)
        {
            next++;
        }

        return next;
    }
}
