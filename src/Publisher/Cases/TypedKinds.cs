namespace Disclosure.Publisher.Cases;

/// <summary>Reads kinds of penalty as officials type them in one field: 警告、罚款.</summary>
internal static class TypedKinds
{
    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '\n', ' ', '　'];

    /// <summary>The kinds, in order; none when nothing was typed.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="known">Kinds that stay whole where they stand between marks, whatever marks stand within them: 暂扣许可证件、降低资质等级 is one. None by default.</param>
    public static string[] Of(string? text, IReadOnlyList<string>? known = null)
    {
        var kinds = new List<string>();
        var rest = (text ?? string.Empty).ReplaceLineEndings("\n").Trim(Marks);
        while (rest.Length > 0)
        {
            var whole = known?.Where(kind => kind.Length > 0 && IsFirst(rest, kind)).MaxBy(kind => kind.Length);
            var end = rest.IndexOfAny(Marks);
            var kind = whole ?? (end < 0 ? rest : rest[..end]);
            if (kind.Trim() is { Length: > 0 } plain)
            {
                kinds.Add(plain);
            }

            rest = rest[kind.Length..].TrimStart(Marks);
        }

        return [.. kinds];
    }

    private static bool IsFirst(string text, string kind) =>
        text.StartsWith(kind, StringComparison.Ordinal) && (text.Length == kind.Length || Array.IndexOf(Marks, text[kind.Length]) >= 0);
}
