namespace Disclosure.Search.Segmentation;

/// <summary>What jieba makes of letters, digits and signs that no dictionary word holds.</summary>
internal static unsafe class LatinRun
{
    /// <summary>Letters and digits with one decimal part and a percent sign are a token; so are signs up to the next letter or digit.</summary>
    public static int EndOfToken(ushort* codes, int start, int end)
    {
        var next = start;
        if (!CharacterCode.IsLetterOrDigit(codes[start]))
        {
            while (next < end && !CharacterCode.IsLetterOrDigit(codes[next]) && !CharacterCode.IsIdeograph(codes[next]))
                next++;
            return next;
        }

        while (next < end && CharacterCode.IsLetterOrDigit(codes[next]))
            next++;
        if (next + 1 < end && codes[next] == CharacterCode.Point && CharacterCode.IsDigit(codes[next + 1]))
        {
            next++;
            while (next < end && CharacterCode.IsDigit(codes[next]))
                next++;
        }

        return next < end && codes[next] == CharacterCode.Percent ? next + 1 : next;
    }
}
