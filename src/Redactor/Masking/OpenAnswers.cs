using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Names;
using Disclosure.Redactor.Policy;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Masking;

/// <summary>Makes what was found ready for the answers that a policy gives to open questions; does nothing where the literal law is the answer.</summary>
internal static class OpenAnswers
{
    private const int TreasurysReach = 60;
    private const int LongestDivision = 12;

    /// <summary>Settles disputed names, marks the accounts to which fines are paid, and reads the counties of homes.</summary>
    public static void Prepare(RedactionSettings settings, NameLexicon lexicon, ScannedText text, PersonRegister people, List<Candidate> found)
    {
        DisputedNames.Settle(settings, people, found);
        if (settings.Questions[OpenQuestion.CollectionAccount].Action == QuestionAction.Keep)
        {
            MarkAccounts(text, found);
        }

        if (settings.Kinds[FindingKinds.Address] is { Action: FindingAction.Generalise } rule)
        {
            MarkCounties(rule, lexicon, text, found);
        }
    }

    // The treasury is named before the account, and nobody else between the two.
    private static void MarkAccounts(ScannedText text, List<Candidate> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind is FindingKinds.BankAccount
                && text.Contexts.Around(Context.Treasury, text.Compact.IndexOf(found[i].Range.Start), TreasurysReach) is { } treasury
                && text.Compact.OriginalStart(treasury.Start) is var from
                && !found.Exists(other => other.Kind is FindingKinds.Person or FindingKinds.LegalRepresentative && other.Range.Start >= from && other.Range.End <= found[i].Range.Start))
            {
                found[i] = found[i] with { Matter = FindingMatter.CollectionAccount };
            }
        }
    }

    private static void MarkCounties(KindRule rule, NameLexicon lexicon, ScannedText text, List<Candidate> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind is FindingKinds.Address && CountyEnd(lexicon, text, found[i]) is > 0 and var end)
            {
                var range = found[i].Range;
                found[i] = found[i] with { Generalised = $"{text.Original[range.Start..end]}〔{rule.Mask}已隐去〕" };
            }
        }
    }

    // Province, prefecture, county: as far as the names are known, and never a park, an estate or a neighbourhood. End in the original; 0 when none is.
    private static int CountyEnd(NameLexicon lexicon, ScannedText text, Candidate home)
    {
        var value = text.Compact.Value;
        var at = text.Compact.IndexOf(home.Range.Start);
        var last = Math.Min(value.Length, text.Compact.IndexOf(home.Range.End));
        var end = 0;
        for (var units = 0; units < 3; units++)
        {
            var length = DivisionAt(lexicon, value.AsSpan(at, last - at));
            if (length == 0 || at + length >= last)
            {
                break;
            }

            at += length;
            end = text.Compact.OriginalEnd(at - 1);
            if (value[at - 1] is '县' or '区')
            {
                break;
            }
        }

        return end;
    }

    private static int DivisionAt(NameLexicon lexicon, ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(LongestDivision, text.Length); length > 1; length--)
        {
            var unit = text[..length];
            if (unit[^1] is '省' or '州' or '市' or '县' or '区' && unit[^2] is not ('园' or '小' or '社')
                && (lexicon.IsPlace(unit) || (unit[^1] is '省' && lexicon.IsPlace(unit[..^1]))))
            {
                return length;
            }
        }

        return 0;
    }
}
