using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Looks for names that no role word announces: a known family name or another people's way of naming, between words that stand around
/// names, or beside a name already found. Cautious: without such words nothing is a name.
/// </summary>
internal sealed class OpenNames(NameLexicon lexicon, string text, NameScorer scorer, NameProposals proposals)
{
    private const string Separators = "、和与及,或";

    // The longest name, a mark, and quotation marks around it.
    private const int LongestReach = 12;

    /// <summary>Proposes names.</summary>
    /// <param name="ends">Units just behind a name already found; null in the first round.</param>
    /// <param name="starts">First units of names already found; null in the first round.</param>
    public void Read(bool[]? ends, bool[]? starts)
    {
        for (var position = 0; position < text.Length; position++)
        {
            if (!HanText.IsHan(text[position]) || scorer.IsGuarded(position))
            {
                continue;
            }

            var neighbour = ends is not null && FollowsName(position, ends);
            if (starts is not null && !neighbour && !IsBefore(position, starts))
            {
                // Nothing has changed here since the first round.
                continue;
            }

            if (!neighbour && !lexicon.IsSurname(text[position]) && !lexicon.IsUnsurnamedStart(text[position]) && !StartsSyllables(position)
                && !(position + 1 < text.Length && lexicon.CompoundSurname(text.AsSpan(position, Math.Min(4, text.Length - position))) > 0))
            {
                continue;
            }

            ReadAt(position, neighbour, starts);
        }
    }

    private void ReadAt(int position, bool neighbour, bool[]? starts)
    {
        var run = Math.Min(scorer.RunEnd(position), position + 6);
        var left = neighbour ? NameEvidence.Neighbour : scorer.Before(position);
        var best = 0;
        var bestScore = double.NegativeInfinity;
        for (var length = 2; position + length <= run && !scorer.IsGuarded(position + length - 1); length++)
        {
            var score = scorer.Score(position, length, left) + (starts is not null && PrecedesName(position + length, starts) ? 1.2 : 0);
            if (score >= bestScore)
            {
                best = length;
                bestScore = score;
            }
        }

        // Two characters need more than three: they are far more often something else.
        var threshold = NameEvidence.OpenThreshold + (best == 2 && !neighbour && !lexicon.IsOfSyllables(text.AsSpan(position, 2)) ? 0.4 : 0);
        var margin = left + bestScore - threshold;
        if (margin >= NameProposals.LeastMargin)
        {
            proposals.Add(text.Substring(position, best), margin, PersonRole.Other, position);
        }
    }

    // Whether a name starts so near behind a place that a name at the place may stand before it.
    private static bool IsBefore(int position, bool[] starts) =>
        starts.AsSpan(position, Math.Min(LongestReach, starts.Length - position)).Contains(true);

    private bool StartsSyllables(int position)
    {
        for (var length = 2; length <= 3 && position + length <= text.Length; length++)
        {
            if (lexicon.IsOfSyllables(text.AsSpan(position, length)))
            {
                return true;
            }
        }

        return false;
    }

    private bool FollowsName(int position, bool[] ends)
    {
        var at = position;
        while (at > 0 && text[at - 1] is '“' or '"' or '‘')
        {
            at--;
        }

        if (at > 0 && Separators.Contains(text[at - 1], StringComparison.Ordinal))
        {
            at--;
        }
        else if (at == position)
        {
            return scorer.Separates(position) && ends[position];
        }

        while (at > 0 && text[at - 1] is '”' or '"' or '’')
        {
            at--;
        }

        return ends[at];
    }

    private bool PrecedesName(int end, bool[] starts)
    {
        var at = end;
        while (at < text.Length && text[at] is '”' or '"' or '’')
        {
            at++;
        }

        var separated = at < text.Length && Separators.Contains(text[at], StringComparison.Ordinal);
        at += separated ? 1 : 0;
        while (at < text.Length && text[at] is '“' or '"' or '‘')
        {
            at++;
        }

        return at > end && at < text.Length && starts[at];
    }
}
