using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors.Means;

/// <summary>Reads what somebody does not have: 名下无存款, 没有其他收入, 别无住房.</summary>
internal sealed class Lack(GroupedPhrases<MeansWordGroup> words)
{
    private const int LongestWord = 4;

    /// <summary>Where the phrase of a noun starts that ends with it, at or after the start of its clause; -1 when the noun is not denied.</summary>
    public int StartBefore(string value, int clause, int noun)
    {
        var kind = EndOf(MeansWordGroup.LackedKind, value, clause, noun);
        var denial = EndOf(MeansWordGroup.Lack, value, clause, noun - kind);
        return denial > 0 ? noun - kind - denial : -1;
    }

    private int EndOf(MeansWordGroup group, string value, int clause, int end)
    {
        for (var length = Math.Min(LongestWord, end - clause); length > 0; length--)
        {
            if (words.LongestAt(group, value.AsSpan(0, end), end - length) == length)
            {
                return length;
            }
        }

        return 0;
    }
}
