using System.Buffers;

namespace Disclosure.Redactor.Verification;

/// <summary>
/// Text with marks that turn its direction: what is written backwards is shown forwards. Such a text is read once more backwards, from each
/// mark to the next and as a whole.
/// </summary>
internal static class TurnedText
{
    // Overrides, embeddings and isolates, with what ends them.
    private static readonly SearchValues<char> Marks = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200F\u061C");

    /// <summary>Adds the readings, each as a passage of its own.</summary>
    public static void AddReadings(PayloadText text)
    {
        if (text.Characters.IndexOfAny(Marks) < 0)
            return;
        var passages = text.Passages.Length;
        for (var i = 0; i < passages; i++)
        {
            var (start, end) = text.Passages[i];
            if (text.Characters[start..end].IndexOfAny(Marks) < 0)
                continue;
            var token = text.PieceAt(start).Token;
            var backwards = text.Characters[start..end].ToArray();
            Array.Reverse(backwards);
            text.Add(backwards, token);
            for (int at = 0, next; at < backwards.Length; at = next + 1)
            {
                next = backwards.AsSpan(at).IndexOfAny(Marks) is >= 0 and var found ? at + found : backwards.Length;
                Array.Reverse(backwards, at, next - at);
            }

            // Now the stretches stand forwards, in the order of those who read from the right.
            text.Add(backwards, token);
        }
    }
}
