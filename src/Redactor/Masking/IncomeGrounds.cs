using System.Buffers;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// A fine that is a share of an income tells the income (Art. 10(2)): 处年收入40%的罚款38400元. Nothing of it can be masked without masking the
/// fine, so a person decides.
/// </summary>
internal static class IncomeGrounds
{
    private const string Income = "收入";
    private const string Fine = "罚款";
    private const int ShareReach = 14;
    private const int SentenceReach = 80;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。；;\n");
    private static readonly SearchValues<string> Shares = SearchValues.Create(["%", "％", "百分之"], StringComparison.Ordinal);

    /// <summary>Adds one ground where a share of an income and a fine with its sum stand in one sentence; none otherwise.</summary>
    public static void Add(string text, List<Ground> grounds)
    {
        for (var at = text.IndexOf(Income, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Income, at + Income.Length, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + Income.Length);
            var end = rest[..Math.Min(SentenceReach, rest.Length)].IndexOfAny(SentenceEnds);
            var sentence = end < 0 ? rest[..Math.Min(SentenceReach, rest.Length)] : rest[..end];
            var fine = sentence.IndexOf(Fine, StringComparison.Ordinal);
            if (fine >= 0 && sentence[..Math.Min(ShareReach, sentence.Length)].ContainsAny(Shares) && sentence[fine..].ContainsAny("元圆"))
            {
                grounds.Add(new Ground("GS-10-2f", "罚款按收入的一定比例计算，由罚款数额可以推知收入，是否公开须由人工确认"));
                return;
            }
        }
    }
}
