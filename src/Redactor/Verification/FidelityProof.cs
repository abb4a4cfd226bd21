namespace Disclosure.Redactor.Verification;

/// <summary>
/// Proves that a full text says, outside its masks, what the served text says, character for character, and that its masks stand
/// exactly where the served text was masked, in exactly those words. Both are walked side by side; nothing is copied.
/// </summary>
internal static class FidelityProof
{
    /// <summary>Adds what is not faithful.</summary>
    public static void Check(PayloadText payload, ReleaseEvidence evidence, VerificationReport report)
    {
        var body = payload.Pieces[payload.Body];
        if (payload.IsFullText is not { } isFullText)
        {
            report.AddAt("fidelity/mode", "mode", string.Empty);
        }
        else if (!isFullText)
        {
            if (payload.Blocks > 0)
                report.AddAt("fidelity/summary-has-body", "body", string.Empty);
        }
        else if (!AreInOrder(evidence))
        {
            report.AddAt("evidence/masks", string.Empty, string.Empty);
        }
        else
        {
            Compare(payload, body, new ExpectedText(evidence), report);
        }
    }

    private static bool AreInOrder(ReleaseEvidence evidence)
    {
        var at = 0;
        foreach (var mask in evidence.Masks)
        {
            if (mask.Start < at || mask.End < mask.Start || mask.End > evidence.ServedText.Length)
                return false;
            at = mask.End;
        }

        return true;
    }

    private static void Compare(PayloadText payload, ReadOnlySpan<PayloadPiece> body, ExpectedText expected, VerificationReport report)
    {
        foreach (var piece in body)
        {
            if (piece.Role is PieceRole.Mask && !expected.IsMask(piece.End - piece.Start))
                report.Add("mask/words", piece.Start, string.Empty);
            for (var at = piece.Start; at < piece.End;)
            {
                var said = expected.Take(piece.End - at, out var isMask);
                if (said.IsEmpty || !said.SequenceEqual(payload.Characters.Slice(at, said.Length)))
                {
                    report.Add("fidelity/text", at, string.Empty);
                    return;
                }

                if (isMask != piece.Role is PieceRole.Mask)
                    report.AddAt("fidelity/masks", "body", string.Empty);
                at += said.Length;
            }
        }

        if (!expected.IsAtEnd)
            report.AddAt("fidelity/text", "body", string.Empty);
    }

    /// <summary>The text that the evidence leads to, piece by piece.</summary>
    private ref struct ExpectedText(ReleaseEvidence evidence)
    {
        private int _mask;
        private int _taken;
        private int _served;

        /// <summary>Whether nothing is left.</summary>
        public bool IsAtEnd
        {
            get
            {
                SkipDropped();
                return _mask == evidence.Masks.Count && _served == evidence.ServedText.Length;
            }
        }

        /// <summary>Whether a whole mask of this length, not zero, comes next.</summary>
        public bool IsMask(int length)
        {
            SkipDropped();
            return length > 0 && _taken == 0 && _mask < evidence.Masks.Count && evidence.Masks[_mask].Start == _served && evidence.Masks[_mask].Replacement.Length == length;
        }

        /// <summary>What comes next, as far as it is masked or not all through; empty when nothing is left.</summary>
        public ReadOnlySpan<char> Take(int most, out bool isMask)
        {
            SkipDropped();
            isMask = _mask < evidence.Masks.Count && evidence.Masks[_mask].Start == _served;
            if (!isMask)
            {
                var until = _mask < evidence.Masks.Count ? evidence.Masks[_mask].Start : evidence.ServedText.Length;
                var length = Math.Min(most, until - _served);
                _served += length;
                return evidence.ServedText.AsSpan(_served - length, length);
            }

            var mask = evidence.Masks[_mask];
            var words = mask.Replacement.AsSpan(_taken);
            if (words.Length > most)
            {
                _taken += most;
                return words[..most];
            }

            (_mask, _taken, _served) = (_mask + 1, 0, mask.End);
            return words;
        }

        private void SkipDropped()
        {
            while (_mask < evidence.Masks.Count && evidence.Masks[_mask] is { Replacement.Length: 0 } dropped && dropped.Start == _served)
                (_mask, _served) = (_mask + 1, dropped.End);
        }
    }
}
