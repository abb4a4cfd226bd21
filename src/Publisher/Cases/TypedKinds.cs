namespace Disclosure.Publisher.Cases;

/// <summary>Reads kinds of penalty as officials type them in one field: 警告、罚款.</summary>
internal static class TypedKinds
{
    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '\n', ' ', '　'];

    /// <summary>The kinds, in order; none when nothing was typed.</summary>
    public static string[] Of(string? text) => (text ?? string.Empty).Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
