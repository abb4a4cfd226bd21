using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Verification;

/// <summary>An e-mail address: letters or digits on both sides of the sign, and a domain with a dot.</summary>
internal static class EmailShape
{
    private const string Signs = "@＠﹫";
    private const string Dots = ".．。";
    private const string InName = "-_+%";
    private const int ShortestTop = 2;

    /// <summary>Adds what is found.</summary>
    public static void Scan(PayloadText payload, FoldedPayload text, ResidueScanner residue, VerificationReport report)
    {
        var characters = payload.Characters;
        var at = characters.IndexOfAny(Signs);
        while (at >= 0 && !report.IsFull)
        {
            var (start, end) = (StartOf(characters, at), EndOf(characters, at + 1));
            if (start < at && end > 0 && !residue.IsKept(LetterAt(text, start), LetterAt(text, end)))
                report.Add("baseline/email", start, FindingKinds.Email);
            var next = characters[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static int StartOf(ReadOnlySpan<char> characters, int at)
    {
        var start = at;
        while (start > 0 && (IsAlphanumeric(characters[start - 1]) || InName.Contains(characters[start - 1]) || Dots.Contains(characters[start - 1])))
            start--;
        while (start < at && !IsAlphanumeric(characters[start]))
            start++;
        return start;
    }

    // The end behind the last label that could be a top-level domain; 0 when there is none.
    private static int EndOf(ReadOnlySpan<char> characters, int start)
    {
        var end = 0;
        var label = start;
        for (var i = start; i <= characters.Length; i++)
        {
            if (i < characters.Length && (IsAlphanumeric(characters[i]) || characters[i] is '-'))
                continue;
            if (i == label)
                break;
            if (label > start && i - label >= ShortestTop && IsLetter(characters[label]) && IsLetter(characters[i - 1]))
                end = i;
            if (i == characters.Length || !Dots.Contains(characters[i]))
                break;
            label = i + 1;
        }

        return end;
    }

    private static bool IsAlphanumeric(char character) => VerifierFold.TryFold(character, out var folded) && char.IsAsciiLetterOrDigit(folded);

    private static bool IsLetter(char character) => VerifierFold.TryFold(character, out var folded) && char.IsAsciiLetter(folded);

    // The first letter at or behind a character.
    private static int LetterAt(FoldedPayload text, int character)
    {
        var at = text.Origins.BinarySearch(character);
        return at < 0 ? ~at : at;
    }
}
