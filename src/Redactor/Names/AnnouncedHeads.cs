using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Reads the name that stands between a role word and an institution without any mark (当事人张三建设银行账户), where the detector of
/// organisations may have read all of it as one name. Where nobody can tell, a person decides: no name is published for want of a mark.
/// </summary>
internal sealed class AnnouncedHeads(NameLexicon lexicon, string text, NameScorer scorer, NameProposals proposals, OrganisationSpans named)
{
    private const int LongestName = 6;
    private const int LongestDoubted = 4;
    private const int LeastLength = 4;
    private const int ShortestEnding = 2;
    private const string Adverbs = "应可须需曾常时如后均未仅先再又都也即便只使利占另所已将能会";
    private const string Prepositions = "到向用从于与和在对持至往因被给把让经由以凭";
    private const string NeverInDoubted = "到向用从于在对将被未不入出存取汇转缴付给的去往经由以并及所";
    private const string NeverLast = "与自其在从于到被把让给因以由用将称系说的";
    private const string HamletEndings = "村组路街寨屯社河山湖江桥沟箐坝巷营庄镇乡";
    private readonly IReadOnlyList<(int Start, int End)> _organisations = named.All;
    private readonly InstitutionNames _institutions = new(lexicon);

    /// <summary>Proposes the name at a position, or records that a person must say whether it is one.</summary>
    /// <param name="position">First unit behind the role word.</param>
    /// <param name="left">The weight of the role word.</param>
    /// <param name="role">The role it gives.</param>
    /// <param name="personal">Whether the role word never names an organisation.</param>
    /// <returns>The end of the name; -1 when none was read.</returns>
    public int Read(int position, double left, PersonRole role, bool personal)
    {
        if (OrganisationAt(position) is not { } organisation || organisation.End - position < LeastLength)
        {
            DoubtBefore(position, role);
            return -1;
        }

        var isPlaced = organisation.Start <= position && _institutions.StartsWithPlacedName(text.AsSpan(position, organisation.End - position));

        // 向 and 和 are prepositions and family names: before a bank they are prepositions.
        var isPreposition = organisation.Start == position + 1 && _institutions.StartsWithBank(text.AsSpan(position + 1));
        return isPlaced || isPreposition ? -1 : ReadHead(position, organisation, left, role, personal);
    }

    /// <summary>What the weight of a name that ends before a unit gains because an institution or a division is named there.</summary>
    public double Gain(int start, int end) =>
        end < text.Length && !IsFunction(start, end - start) && _institutions.StartsAt(text, end) ? Math.Max(0, NameScorer.AtBoundary - scorer.After(end)) : 0;

    private int ReadHead(int position, (int Start, int End) organisation, double left, PersonRole role, bool personal)
    {
        var end = organisation.End;
        var last = Math.Min(LastTail(position, end), scorer.RunEnd(position));
        var isCut = organisation.Start > position || HoldsWhole(position, last, end);
        var best = 0;
        var bestScore = double.NegativeInfinity;
        var bestTail = InstitutionTail.Firm;
        var doubted = false;
        for (var length = 2; length <= LongestName && position + length <= last; length++)
        {
            var rest = text.AsSpan(position + length, end - position - length);
            var tail = TailAt(position + length, end);
            var ends = tail is InstitutionTail.Whole or InstitutionTail.WholeFirm or InstitutionTail.Nobodys;
            if (IsFunction(position, length) || IsBrand(position, length) || position + length < organisation.Start || (isCut && !ends))
            {
                continue;
            }

            var score = scorer.Score(position, length, left) + (ends ? Math.Max(0, NameScorer.AtBoundary - scorer.After(position + length)) : 0);
            if (score >= bestScore)
            {
                (best, bestScore, bestTail) = (length, score, tail);
            }

            var beforeBank = _institutions.StartsWithAnyBank(rest);
            doubted |= (ends ? beforeBank || organisation.Start <= position + 1 : tail is InstitutionTail.Either && (personal || !IsKnownWord(position, length)))
                && CouldBeName(position, length, beforeBank);
        }

        var margin = left + bestScore - Threshold(left);
        if (margin >= 0 && IsTold(bestTail, personal) && !(bestTail is InstitutionTail.Nobodys && IsLikePlace(position, best, personal)))
        {
            proposals.Add(text.Substring(position, best), margin, role, position, settled: true);
            proposals.PartAt(position + best);
            return position + best;
        }

        if (doubted || (margin >= 0 && (personal || bestTail is not InstitutionTail.Firm)))
        {
            proposals.Doubt(position, end, role);
        }

        return -1;
    }

    // "张三称昆明市官渡区…": a word that follows names parts the two.
    private InstitutionTail TailAt(int position, int end)
    {
        var tail = _institutions.Read(text.AsSpan(position, end - position));
        var word = lexicon.FollowingWords.LongestAt(text, position);
        return tail is InstitutionTail.Firm or InstitutionTail.Either && word > 0 && position + word + 1 < end
            && _institutions.Read(text.AsSpan(position + word, end - position - word)) is InstitutionTail.Whole or InstitutionTail.WholeFirm
            ? InstitutionTail.Whole : tail;
    }

    // Where the last word of the institution's name begins; 银行 where 兴业银行 would leave but one character of the name before it.
    private int LastTail(int position, int end)
    {
        var last = end - _institutions.LengthOfEnding(text.AsSpan(position, end - position));
        return last - position < 2 ? end - ShortestEnding : last;
    }

    private bool HoldsWhole(int position, int last, int end)
    {
        for (var length = 2; length <= LongestName && position + length <= last; length++)
        {
            if (TailAt(position + length, end) is InstitutionTail.Whole)
            {
                return true;
            }
        }

        return false;
    }

    // 马街信用社, 王家营卫生院: a place lends its name to the institution.
    private bool IsLikePlace(int position, int length, bool personal) =>
        length > 2 ? HamletEndings.Contains(text[position + length - 1], StringComparison.Ordinal) : !personal && lexicon.IsPlace(text.AsSpan(position, length));

    private static bool IsTold(InstitutionTail tail, bool personal) =>
        tail is InstitutionTail.Whole or InstitutionTail.Nobodys || (personal && tail is InstitutionTail.Either or InstitutionTail.WholeFirm);

    // 高峰银行账户: no organisation is named, and a word stands where a name is announced.
    private void DoubtBefore(int position, PersonRole role)
    {
        for (var length = 2; length <= LongestDoubted && position + length <= scorer.RunEnd(position); length++)
        {
            if (_institutions.StartsWithAnyBank(text.AsSpan(position + length)) && IsKnownWord(position, length) && CouldBeName(position, length, beforeBank: true))
            {
                proposals.Doubt(position, position + length, role);
                return;
            }
        }
    }

    private bool IsKnownWord(int position, int length) =>
        text.AsSpan(position, length) is var name && (lexicon.IsWord(name) || lexicon.IsNeverName(name) || lexicon.IsPlace(name));

    private static double Threshold(double left) => left >= NameEvidence.Label ? NameEvidence.LabelThreshold : NameEvidence.SlotThreshold;

    // 珠江源银行 beside 珠江源商业银行股份有限公司: what no family name begins is the bank's own name.
    private bool IsBrand(int position, int length) =>
        named.Brands.Contains(text.AsSpan(position, length)) && !lexicon.IsSurname(text[position]) && !lexicon.IsUnsurnamedStart(text[position]) && !lexicon.IsOfSyllables(text.AsSpan(position, length));

    // 应到: an adverb and a preposition; 张三在: a name and one.
    private bool IsFunction(int position, int length) =>
        (length > 2 && NeverLast.Contains(text[position + length - 1], StringComparison.Ordinal))
        || (length == 2 && Adverbs.Contains(text[position], StringComparison.Ordinal) && Prepositions.Contains(text[position + 1], StringComparison.Ordinal));

    // 高峰 is a word, a place and somebody's name; before a bank 娜么 is nothing else; 账户 and 利用 are no names.
    private bool CouldBeName(int position, int length, bool beforeBank)
    {
        var name = text.AsSpan(position, length);
        if (length > LongestDoubted || IsFunction(position, length) || lexicon.IsDivision(name) || lexicon.RoleWords.Contains(name) || _institutions.IsBetween(name))
        {
            return false;
        }

        return lexicon.IsCommonSurname(name[0]) || lexicon.IsOfSyllables(name)
            || (beforeBank && !IsKnownWord(position, length) && name.IndexOfAny(NeverInDoubted) < 0);
    }

    private (int Start, int End)? OrganisationAt(int position)
    {
        var low = 0;
        var high = _organisations.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _organisations[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low < _organisations.Count && _organisations[low].Start - position <= LongestName ? _organisations[low] : null;
    }
}
