using System.Buffers;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Parts of numbers: starred by their writer (530102********123X, 138****1234), and last digits given as such (卡尾号3373). First and last
/// digits still tell region, sex and bank, so they are hidden as the whole would be.
/// </summary>
internal sealed class PartialNumberDetector : IDetector
{
    private const int FewestStars = 3;
    private const int FewestDigits = 3;
    private const int MostSymbols = 24;
    private const int TailReach = 8;
    private const int OwnerReach = 24;
    private const int BehindReach = 4;
    private static readonly SearchValues<char> Stars = SearchValues.Create("*●×#");
    private static readonly SearchValues<char> Crosses = SearchValues.Create("*●×#Xx");
    private static readonly ulong Owners = ContextHit.MaskOf(Context.CitizenId, Context.Account, Context.Bank, Context.Phone, Context.OtherNumber, Context.Plate, Context.Payment);

    /// <inheritdoc/>
    public string Name => "partial-number";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var value = text.Spaced.Value;
        for (var at = Next(value, 0); at < value.Length;)
        {
            at = Next(value, ReadStarred(text, value, at, found));
        }

        foreach (var hit in text.Contexts.All)
        {
            if (hit.Says(Context.Tail))
            {
                ReadTail(text, hit, found);
            }
        }
    }

    private static int Next(string value, int from)
    {
        var next = from >= value.Length ? -1 : value.AsSpan(from).IndexOfAny(Crosses);
        return next < 0 ? value.Length : from + next;
    }

    private static int ReadStarred(ScannedText text, string value, int at, ICollection<Candidate> found)
    {
        var start = at;
        while (start > 0 && at - start < MostSymbols && IsPart(value[start - 1]))
        {
            start--;
        }

        var end = at;
        var stars = 0;
        while (end < value.Length && end - start <= MostSymbols && (IsPart(value[end]) || IsStar(value[end])))
        {
            stars += IsStar(value[end]) ? 1 : 0;
            end++;
        }

        while (end > at && value[end - 1] is ' ' or '-')
        {
            end--;
        }

        while (start < at && !char.IsAsciiDigit(value[start]))
        {
            start++;
        }

        var digits = ValueToken.Digits(value, new TextRange(start, end));
        var symbols = digits + stars;
        if (digits < FewestDigits || stars < FewestStars || (start > 0 && char.IsAsciiLetter(value[start - 1])))
        {
            return Math.Max(end, at + 1);
        }

        var label = ValueLabels.Of(text, text.InCompact(start));
        var kind = label.Says(Context.CitizenId) ? FindingKinds.CitizenId
            : label.Says(Context.Account) ? FindingKinds.BankAccount
            : label.Says(Context.Phone) || (symbols == 11 && value[start] == '1') ? FindingKinds.Phone
            : label.Says(Context.OtherNumber) || label.Says(Context.CreditCode) ? null
            : symbols is >= 14 and <= 20 && start < at && value[start] is >= '1' and <= '6' ? (value[start] == '6' && value[start + 1] == '2' ? FindingKinds.BankAccount : FindingKinds.CitizenId) : null;
        if (kind is not null)
        {
            Add(text.Spaced.ToOriginal(start, end), kind, "starred", label, found);
        }

        return Math.Max(end, at + 1);
    }

    private static void ReadTail(ScannedText text, ContextHit tail, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, tail.End, TailReach);
        var end = start;
        while (end < value.Length && end - start <= TailReach && (char.IsAsciiDigit(value[end]) || (value[end] is 'X' or 'x' && end > start)))
        {
            end++;
        }

        if (end - start is < FewestDigits or > TailReach || NumberEdges.GoesOn(value, end) || (end < value.Length && char.IsAsciiLetter(value[end])))
        {
            return;
        }

        if (OwnerOf(text, tail, end) is not { } owner || owner.Says(Context.OtherNumber))
        {
            return;
        }

        var kind = owner.Says(Context.CitizenId) ? FindingKinds.CitizenId : owner.Says(Context.Phone) ? FindingKinds.Phone
            : owner.Says(Context.Plate) ? FindingKinds.Plate : FindingKinds.BankAccount;
        Add(text.Compact.ToOriginal(start, end), kind, "tail", owner, found);
    }

    // What the tail is of: spoken of before it in the sentence (建行卡,尾号…), or right behind (尾号…的建行卡).
    private static ContextHit? OwnerOf(ScannedText text, ContextHit tail, int end) =>
        text.Contexts.LastBefore(Owners, tail.Start, OwnerReach) is { } owner && text.Compact.Value.AsSpan(owner.End, tail.Start - owner.End).IndexOfAny("。\n") < 0
            ? owner
            : FirstBehind(text, end) ?? (tail.Start > 0 && text.Compact.Value[tail.Start - 1] == '卡' ? tail : null);

    private static ContextHit? FirstBehind(ScannedText text, int end)
    {
        foreach (var context in (ReadOnlySpan<Context>)[Context.Account, Context.Bank, Context.Phone, Context.Plate, Context.CitizenId])
        {
            if (text.Contexts.After(context, end, BehindReach) is { } word && text.Compact.Value.AsSpan(end, word.Start - end).IndexOfAny(",。;\n") < 0)
            {
                return word;
            }
        }

        return null;
    }

    private static bool IsPart(char character) => char.IsAsciiDigit(character) || character is ' ' or '-';

    private static bool IsStar(char character) => Stars.Contains(character) || character is 'x' or 'X';

    private static void Add(TextRange range, string kind, string pattern, ContextHit? label, ICollection<Candidate> found) =>
        found.Add(new Candidate
        {
            Range = range,
            Kind = kind,
            Rule = "partial-number/" + pattern,
            Pattern = pattern,
            ContextWord = label?.Word,
            ShapeConfidence = 0.6,
            Confidence = 0.85,
        });
}
