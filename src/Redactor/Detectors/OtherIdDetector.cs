using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Identity numbers other than the citizen's: passports, permits of Hong Kong, Macau and Taiwan, the residence card of foreigners,
/// soldiers' and police officers' certificates, and any other certificate of a person that a label names.
/// </summary>
internal sealed class OtherIdDetector : IDetector
{
    /// <summary>The rule of a residence card's number that is a unified social credit code by its check symbol: hidden, and a person decides.</summary>
    public const string CollisionRule = "other-id/residence-card-or-code";

    private const int LabelReach = 8;
    private const int MostSymbols = 22;
    private const int FewestDigits = 5;
    private const int MostLetters = 4;
    private const int FewestBefore = 7;
    private const int DateDigits = 8;
    private const int MostBefore = 18;
    private const int AbroadReach = 30;
    private const string Forces = "军武警政后装海空南北东西中成广济沈兰";
    private const string Permits = "EGDSPHMK";
    private static readonly ulong Abroad = ContextHit.MaskOf(Context.Abroad);

    /// <inheritdoc/>
    public string Name => "other-id";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        LabelledValues.Visit(text, Context.OtherId, LabelReach, MostSymbols, found, AddLabelled);
        LabelledValues.Visit(text, Context.CitizenId, LabelReach, MostSymbols, found, static (text, value, label, found) => !IsOfOtherRegion(text.Compact.Value, value) || AddLabelled(text, value, label, found));
        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.OtherId))
            {
                AddBefore(text, hit, found);
            }
        }

        foreach (var chain in text.Chains)
        {
            for (var i = 0; i < chain.Groups.Length; i++)
            {
                AddUnlabelled(text, chain, i, found);
            }
        }

        AddForces(text, found);
    }

    private static bool AddLabelled(ScannedText text, TextRange value, ContextHit label, ICollection<Candidate> found)
    {
        var compact = text.Compact.Value;
        var letters = 0;
        while (value.Start + letters < value.End && char.IsAsciiLetter(compact[value.Start + letters]))
        {
            letters++;
        }

        if (letters > MostLetters || ValueToken.Digits(compact, value) < FewestDigits || IsDate(compact.AsSpan(value.Start, value.Length), value.Start == label.End))
        {
            return false;
        }

        // A check letter or digit in brackets belongs to it: A123456(3).
        var end = value.End;
        if (end + 2 < compact.Length && compact[end] == '(' && char.IsAsciiLetterOrDigit(compact[end + 1]) && compact[end + 2] == ')')
        {
            end += 3;
        }

        found.Add(Hit(text.Compact.ToOriginal(value.Start, end), "other-id/labelled", "token", 0.4, 0.93, label.Word));
        return true;
    }

    // 持C12345678号通行证.
    private static void AddBefore(ScannedText text, ContextHit label, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var end = label.Start - 1;
        if (end < FewestBefore || value[end] != '号')
        {
            return;
        }

        var start = end;
        while (start > 0 && end - start <= MostBefore && char.IsAsciiLetterOrDigit(value[start - 1]))
        {
            start--;
        }

        if (end - start is >= FewestBefore and <= MostBefore && ValueToken.Digits(value, new TextRange(start, end)) >= FewestDigits
            && (start == 0 || value[start - 1] != '第') && !(end - start >= DateDigits && NumberEdges.IsTimestamp(value.AsSpan(start, DateDigits))))
        {
            found.Add(Hit(text.Compact.ToOriginal(start, end), "other-id/labelled", "before", 0.4, 0.9, label.Word));
        }
    }

    private static void AddUnlabelled(ScannedText text, DigitChain chain, int index, ICollection<Candidate> found)
    {
        var group = chain.Groups[index];
        var value = text.Spaced.Value;
        if (group.Length == ResidenceCard.Length && value.AsSpan(group.Start, group.Length) is var digits && ResidenceCard.HasShape(digits) && !IsInToken(value, group))
        {
            var label = text.LabelOf(chain, index);
            if (!label.Says(Context.CreditCode) && !label.Says(Context.OtherNumber))
            {
                found.Add(Hit(text.Spaced.ToOriginal(group.Start, group.End), CreditCodeShape.HasRightCheck(digits) ? CollisionRule : "other-id/residence-card", "digits-18", 0.7, 0.9, word: null, CheckDigit.Right));
            }

            return;
        }

        var start = group.Start;
        while (start > 0 && group.Start - start < 4 && char.IsAsciiLetterUpper(value[start - 1]))
        {
            start--;
        }

        var letters = group.Start - start;
        if (letters is < 1 or > 3 || group.Length is not (7 or 8 or 10) || !(letters > 1 || Permits.Contains(value[start])) || IsInToken(value, new DigitGroup(start, group.End)))
        {
            return;
        }

        var at = text.InCompact(start);
        if (text.Contexts.LastBefore(Abroad, at, AbroadReach) is { } word && text.Compact.Value.AsSpan(word.End, at - word.End).IndexOf('。') < 0
            && !ValueLabels.Of(text, at).Says(Context.OtherNumber))
        {
            found.Add(Hit(text.Spaced.ToOriginal(start, group.End), "other-id/abroad", "letters-digits", 0.5, 0.85, word.Word));
        }
    }

    // 军字第…号, 武字第…号.
    private static void AddForces(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        for (var at = value.IndexOf("字第", StringComparison.Ordinal); at >= 0; at = value.IndexOf("字第", at + 2, StringComparison.Ordinal))
        {
            var start = at;
            while (start > 0 && at - start < 2 && Forces.Contains(value[start - 1]))
            {
                start--;
            }

            if (start < at && ValueToken.Read(text.Compact, at + 2, MostSymbols) is { Length: >= 5 and <= 12 } number
                && number.End < value.Length && value[number.End] == '号' && ValueToken.Digits(value, number) >= 4)
            {
                found.Add(Hit(text.Compact.ToOriginal(start, number.End + 1), "other-id/military", "force-number", 0.9, 0.9));
            }
        }
    }

    // What another region calls an ID number: A123456(3), 1234567(8), A123456789.
    private static bool IsOfOtherRegion(string text, TextRange value)
    {
        var letters = 0;
        while (letters < value.Length && letters <= 2 && char.IsAsciiLetter(text[value.Start + letters]))
        {
            letters++;
        }

        var digits = value.Length - letters;
        return text.AsSpan(value.Start + letters, digits).IndexOfAnyExceptInRange('0', '9') < 0
            && (letters is 1 or 2 ? digits is >= 6 and <= 9 : letters == 0 && digits is 7 && value.End < text.Length && text[value.End] == '(');
    }

    // 2024.12.31; right behind a word without 号 or a colon also 20241231.
    private static bool IsDate(ReadOnlySpan<char> value, bool bare) =>
        value.Length is >= 8 and <= 10 && (value.StartsWith("19") || value.StartsWith("20"))
        && (value[4] is '.' or '-' or '/' || (bare && value.Length == 8 && value[4] is '0' or '1' && value[6] is >= '0' and <= '3'));

    private static bool IsInToken(string value, DigitGroup range) =>
        (range.Start > 0 && (char.IsAsciiLetterOrDigit(value[range.Start - 1]) || value[range.Start - 1] is '-'))
        || (range.End < value.Length && (char.IsAsciiLetterOrDigit(value[range.End]) || value[range.End] is '-' or '.'));

    private static Candidate Hit(TextRange range, string rule, string pattern, double byShape, double confidence, string? word = null, CheckDigit check = CheckDigit.None) => new()
    {
        Range = range,
        Kind = FindingKinds.OtherId,
        Rule = rule,
        Pattern = pattern,
        ContextWord = word,
        Check = check,
        ShapeConfidence = byShape,
        Confidence = confidence,
    };
}
