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
    private const int MostTails = 8;
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

    // One tail or a list of them: 尾号7894、1234的银行卡.
    private static void ReadTail(ScannedText text, ContextHit tail, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var start = ValueToken.StartBehind(value, tail.End, TailReach);
        var first = EndOfTail(value, start);
        if (first == 0)
        {
            return;
        }

        Span<(int Start, int End)> tails = stackalloc (int, int)[MostTails];
        var count = 0;
        for (var end = first; end > 0 && count < MostTails; end = start < 0 ? 0 : EndOfTail(value, start))
        {
            tails[count++] = (start, end);
            start = ValueToken.Next(value, end);
        }

        if (OwnerOf(text, tail, tails[count - 1].End) is not { } owner || owner.Says(Context.OtherNumber))
        {
            return;
        }

        var kind = owner.Says(Context.CitizenId) ? FindingKinds.CitizenId : owner.Says(Context.Phone) ? FindingKinds.Phone
            : owner.Says(Context.Plate) ? FindingKinds.Plate : FindingKinds.BankAccount;
        foreach (var (from, to) in tails[..count])
        {
            Add(text.Compact.ToOriginal(from, to), kind, "tail", owner, found);
        }
    }

    // 0 when no tail stands there.
    private static int EndOfTail(string value, int start)
    {
        var end = start;
        while (end < value.Length && end - start <= TailReach && (char.IsAsciiDigit(value[end]) || (value[end] is 'X' or 'x' && end > start)))
        {
            end++;
        }

        return end - start is < FewestDigits or > TailReach || NumberEdges.GoesOn(value, end) || (end < value.Length && char.IsAsciiLetter(value[end])) ? 0 : end;
    }

    // What the tail is of: spoken of before it in the sentence (建行卡,尾号…), or right behind (尾号…的建行卡).
    private static ContextHit? OwnerOf(ScannedText text, ContextHit tail, int end) =>
        text.Contexts.LastBefore(Owners, tail.Start, OwnerReach) is { } owner && text.Compact.Value.AsSpan(owner.End, tail.Start - owner.End).IndexOfAny("。\n") < 0
            ? owner
            : FirstBehind(text, end) ?? (IsOfCard(text.Compact.Value, tail.Start, end) ? tail : null);

    private static bool IsOfCard(string value, int start, int end) =>
        (start > 0 && value[start - 1] == '卡') || value.AsSpan(end, Math.Min(BehindReach, value.Length - end)) is ['的', .. { } rest] && rest.IndexOf('卡') >= 0;

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
