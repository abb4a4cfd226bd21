using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>An e-mail address: Latin letters or figures on both sides of the sign, and a domain with a dot and a known end, blanks between or not.</summary>
internal static class EmailShape
{
    private const string Signs = "@＠﹫";
    private const string InName = "._%+-";
    private const string Dots = ".．。·";
    private const int LongestDomain = 40;

    private static readonly string[] Tops = ["com", "cn", "net", "org", "gov", "edu", "cc", "me", "io", "vip", "top", "info", "hk", "mo", "tw"];

    /// <summary>Adds what is found.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, ResidueScanner residue, VerificationReport report)
    {
        var characters = payload.Characters;
        var at = characters.IndexOfAny(Signs);
        while (at >= 0 && !report.IsFull)
        {
            var first = text.LetterAt(at);
            if (first > 0 && IsLatin(text.Letters[first - 1]) && !HasStop(characters[(text.Origins[first - 1] + 1)..at])
                && DomainEnd(payload, text, first, at) is > 0 and var end && NameStart(payload, text, first - 1) is var start && !residue.IsKept(start, end))
                report.Add("baseline/email", text.Origins[start], FindingKinds.Email);
            var next = characters[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static int NameStart(PayloadText payload, FoldedPayload text, int last)
    {
        var start = last;
        while (start > 0 && IsLatin(text.Letters[start - 1]) && payload.Characters[(text.Origins[start - 1] + 1)..text.Origins[start]].IndexOfAnyExcept(InName) < 0)
            start--;
        return start;
    }

    // Behind a known top-level domain before which a dot stands; 0 when there is none.
    private static int DomainEnd(PayloadText payload, FoldedPayload text, int first, int sign)
    {
        var letters = text.Letters;
        if (!IsLatin(letters[first]) || HasStop(payload.Characters[(sign + 1)..text.Origins[first]]))
            return 0;
        for (var at = first + 1; at < letters.Length && at - first < LongestDomain && IsLatin(letters[at]); at++)
        {
            var between = payload.Characters[(text.Origins[at - 1] + 1)..text.Origins[at]];
            if (between.IndexOfAny(Dots) < 0)
            {
                if (HasStop(between))
                    return 0;
                continue;
            }

            foreach (var top in Tops)
            {
                if (letters[at..].StartsWith(top) && !(text.Gaps[at + top.Length] == Gaps.None && IsLatin(letters[at + top.Length])))
                    return at + top.Length;
            }
        }

        return 0;
    }

    // Anything but blanks and what stands in addresses.
    private static bool HasStop(ReadOnlySpan<char> between)
    {
        foreach (var character in between)
        {
            if (VerifierFold.TryFold(character, out var folded) && folded is VerifierFold.Other or VerifierFold.Stop && !Dots.Contains(character) && character is not ('+' or '%'))
                return true;
        }

        return false;
    }

    private static bool IsLatin(char letter) => char.IsAsciiLetterOrDigit(letter);
}
