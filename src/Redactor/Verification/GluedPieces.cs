namespace Disclosure.Redactor.Verification;

/// <summary>
/// A number or a Latin word that touches another across the edge of an inline is another number or word in the joined text, though a
/// reader may see the edge. Such pieces are read once more alone.
/// </summary>
internal static class GluedPieces
{
    /// <summary>Adds them, each as a passage of its own.</summary>
    public static void AddReadings(PayloadText text)
    {
        var passages = text.Passages.Length;
        var pieces = text.Pieces.Length;
        var at = 0;
        for (var passage = 0; passage < passages; passage++)
        {
            var end = text.Passages[passage].End;
            for (var first = at; at < pieces && text.Pieces[at].End <= end; at++)
            {
                if (at == first || !AreGlued(text, text.Pieces[at - 1], text.Pieces[at]))
                    continue;
                if (at - 1 == first || !AreGlued(text, text.Pieces[at - 2], text.Pieces[at - 1]))
                    Add(text, text.Pieces[at - 1]);
                Add(text, text.Pieces[at]);
            }
        }
    }

    private static void Add(PayloadText text, PayloadPiece piece) => text.Add(text.Characters[piece.Start..piece.End].ToString(), piece.Token);

    private static bool AreGlued(PayloadText text, PayloadPiece one, PayloadPiece next) =>
        one.Start < one.End && next.Start < next.End
        && VerifierFold.TryFold(text.Characters[one.End - 1], out var before) && VerifierFold.TryFold(text.Characters[next.Start], out var after)
        && before >= VerifierFold.FirstLetter && after >= VerifierFold.FirstLetter && (char.IsAsciiLetterOrDigit(before) || char.IsAsciiLetterOrDigit(after));
}
