using System.Buffers;
using Disclosure.Redactor.Detectors.Addresses;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>
/// Homes of natural persons (Art. 10(2)): behind a label (住址, 户籍, 家住, 住…; 住所 and 地址 only where a natural person is spoken of), by the
/// shape of a dwelling, by the words that follow (家中, 的住宅), and among the particulars of a person. A further mention is hidden whether
/// whole or shortened, also where the home is the premises. Premises of organisations, agencies and places of violations stay.
/// </summary>
internal sealed partial class AddressDetector(AddressGrammar grammar, NameLexicon lexicon) : IDetector
{
    private const int LongestReach = 60;
    private const int LongestRest = 8;
    private const int MostTries = 3;
    private const int LongestTrade = 4;
    private const double ByLabel = 0.95;
    private const double ByNeighbours = 0.9;
    private const double ByShape = 0.85;

    private static readonly SearchValues<char> FieldEnds = SearchValues.Create(",;。\n\t|)(");

    private static readonly ulong Labels = ContextHit.MaskOf(Context.HomeLabel, Context.PlaceLabel, Context.PropertyLabel, Context.PremisesLabel);

    private readonly AddressOwnership _ownership = new(grammar.Words, lexicon);
    private readonly HomeCues _cues = new(grammar.Words);
    private readonly AddressStart _start = new(grammar, lexicon);
    private readonly HomeBesideName _beside = new(grammar.Words, lexicon);
    private readonly HomeColumns _columns = new(grammar.Words);

    /// <inheritdoc/>
    public string Name => "address";

    /// <inheritdoc/>
    public void Detect(ScannedText text, ICollection<Candidate> found)
    {
        var places = new ReadPlaces(text, found);
        ReadLabelled(text, places);
        ReadColumns(text, places);
        ReadUnlabelled(text, places);
        if (places.Homes.Count > 0)
        {
            AddMentions(text, places.Homes, found);
        }
    }

    /// <summary>Adds the further mentions of homes, in characters of the text without blanks.</summary>
    public void AddMentions(ScannedText text, IReadOnlyCollection<(int Start, int End)> homes, ICollection<Candidate> found)
    {
        var mentions = new HomeMentions(grammar);
        foreach (var (start, end) in homes)
        {
            mentions.Learn(text, start, end);
        }

        var known = new HashSet<(int Start, int End)>(homes);
        foreach (var mention in mentions.Find(text))
        {
            if (!known.Contains(mention) && !IsInOrganisation(text.Compact.Value, mention.Start, mention.End))
            {
                found.Add(Candidate(text, mention.Start, mention.End, "address/mention", ByNeighbours, ByShape, null));
            }
        }
    }

    /// <summary>The home that stands right before a person's name; null when there is none.</summary>
    public (int Start, int End)? HomeOf(ScannedText text, int name) => new HomeBeforeName(grammar, _start, _ownership).Find(text, name);

    /// <summary>Whether a range of the text without blanks is a home by its shape: reads it as a whole.</summary>
    public bool IsHome(ScannedText text, int start, int end)
    {
        var span = grammar.ReadAt(text, start);
        return EndOfSide(text.Compact.Value, span.End) >= end && span.Finest >= AddressLevel.Hamlet && (span.HasPlace || span.IsDwelling || IsRoomAlone(text.Compact.Value, span)) && !_ownership.IsBusiness(text.Compact.Value, span);
    }

    /// <summary>Whether a range of the text without blanks is a place as fine as a village with words behind it that say where in it a house stands: …寨子头第三家.</summary>
    public bool IsHomeWithRest(ScannedText text, int start, int end)
    {
        var span = grammar.ReadAt(text, start);
        return span.End < end && span.Finest >= AddressLevel.Town && span.HasPlace && AddressRest.EndOf(text, span.End, grammar) == end
            && !_ownership.NamesBusiness(text.Compact.Value, span) && !SpeaksOfOrganisation(text, end)
            && !grammar.Words.HoldsAny(AddressWordGroup.Business, text.Compact.Value.AsSpan(Math.Max(span.End, end - LongestTrade), end - Math.Max(span.End, end - LongestTrade)));
    }

    // 2单元东户: on which side of a stair.
    private static int EndOfSide(string value, int end)
    {
        var at = end;
        while (at < value.Length && value[at] is '东' or '西' or '南' or '北' or '左' or '右' or '中')
        {
            at++;
        }

        return at > end && at < value.Length && value[at] is '户' or '侧' or '边' ? at + 1 : end;
    }

    // 极乐村小学: the name of a hamlet in another name.
    private bool IsInOrganisation(string value, int start, int end) =>
        value.AsSpan(start, end - start).IndexOfAnyInRange('0', '9') < 0 && _ownership.StandsBeforeOrganisation(value, end);

    /// <summary>Whether the line before a position names an organisation.</summary>
    public bool SpeaksOfOrganisation(ScannedText text, int position)
    {
        var before = text.Compact.Value.AsSpan(0, position);
        before = before[(before.LastIndexOf('\n') + 1)..];
        return grammar.Words.HoldsAny(AddressWordGroup.Organisation, before[Math.Max(0, before.Length - LongestReach)..]);
    }

    private static bool IsRoomAlone(string value, AddressSpan span) => span is { Finest: AddressLevel.Room, Length: >= 4 } && value[span.End - 1] is '室' or '房';

    private static Candidate Candidate(ScannedText text, int start, int end, string rule, double confidence, double shape, string? label) => new()
    {
        Range = text.Compact.ToOriginal(start, end),
        Kind = FindingKinds.Address,
        Rule = rule,
        Pattern = "units",
        ContextWord = label,
        Confidence = confidence,
        ShapeConfidence = shape,
    };

    private static double ShapeOf(AddressSpan span) => span.IsDwelling ? ByShape : span.Finest >= AddressLevel.Hamlet ? 0.6 : 0.4;

    private void ReadUnlabelled(ScannedText text, ReadPlaces places)
    {
        var value = text.Compact.Value;
        var floor = 0;
        for (var anchor = 0; anchor < value.Length; anchor++)
        {
            var next = value.AsSpan(anchor).IndexOfAny(AddressAnchor.Characters);
            if (next < 0)
            {
                break;
            }

            anchor += next;
            if (!AddressAnchor.IsAt(value, anchor))
            {
                continue;
            }

            if (places.EndOfRangeAt(anchor) is { } taken)
            {
                floor = taken;
                anchor = taken - 1;
                continue;
            }

            floor += floor < anchor && value[floor] is '和' or '与' or '及' && places.HasHomeUntil(floor) ? 1 : 0;

            // A place far to the left may belong to what the sentence says before: 在某市以其母名义购买某市某小区….
            var span = grammar.ReadAt(text, _start.Of(text, floor, anchor));
            for (var tries = 0; tries < MostTries && span.End <= anchor && span.End > span.Start; tries++)
            {
                span = grammar.ReadAt(text, _start.Of(text, span.End, anchor));
            }

            // A storey by itself says nothing: 餐馆二楼.
            if (span.End <= anchor || (value[anchor] == '楼' && !span.Has(AddressLevel.Village) && !span.Has(AddressLevel.Hamlet) && !span.Has(AddressLevel.Estate)))
            {
                continue;
            }

            if (Judge(text, span, places) is { } rule)
            {
                var confidence = string.Equals(rule, "address/dwelling", StringComparison.Ordinal) ? ByShape : ByNeighbours;
                var end = span.Finest >= AddressLevel.House ? span.End : _cues.EndWithHamlet(value, span.End);
                places.AddHome(span.Start, end, span.Start, Candidate(text, span.Start, end, rule, confidence, ShapeOf(span), null));
            }

            floor = span.End;
            anchor = span.End - 1;
        }
    }

    private bool IsHomeAround(string value, AddressSpan span, ReadPlaces places) =>
        _cues.IsLivedIn(value, span) ? !_ownership.NamesBusiness(value, span) && !_ownership.StandsBeforeOrganisation(value, span.End)
            : (IsNextInList(value, span.Start, places) || _cues.IsGoneHomeTo(value, span)) && !_ownership.IsBusiness(value, span);

    // 同村, 进村, 享受农村: the word of a unit that nothing names.
    private static bool IsAnyPlace(string value, AddressSpan span) =>
        (!span.HasNumber && value.AsSpan(span.Start, span.Length).EndsWith("农村", StringComparison.Ordinal))
        || span.Length <= 3 && value[span.Start] is '同' or '本' or '该' or '进' or '全' or '邻' or '外' or '各' or '每' or '某' or '其' or '两' or '回' or '出' or '入' or '到' or '农';

    private static bool IsNextInList(string value, int start, ReadPlaces places) =>
        start > 0 && value[start - 1] is '、' or '和' or '与' or '及' && places.HasHomeUntil(start - 1);

    private string? Judge(ScannedText text, AddressSpan span, ReadPlaces places)
    {
        var value = text.Compact.Value;
        if (span.Finest < AddressLevel.Village)
        {
            return null;
        }

        if (_ownership.IsHomeByWhatFollows(value, span))
        {
            return "address/home-behind";
        }

        if (span.Finest >= AddressLevel.Hamlet && !IsAnyPlace(value, span) && IsHomeAround(value, span, places))
        {
            return "address/home-around";
        }

        if (span.Finest < AddressLevel.Hamlet || _ownership.IsBusiness(value, span))
        {
            return _ownership.IsLivedIn(value, span.End) ? "address/lived-in" : null;
        }

        if (IsRoomAlone(value, span) && _ownership.IsRoomOfNeighbour(value, span))
        {
            return "address/neighbour";
        }

        if (span.IsDwelling)
        {
            return places.IsOfPremises(span) || (span.Finest < AddressLevel.Building && _ownership.IsOfBusiness(value, span.Start)) ? null : "address/dwelling";
        }

        return _ownership.IsAmongParticulars(text, span) ? "address/particular"
            : !IsAnyPlace(value, span) && span.HasPlace && _beside.IsBeside(value, span) ? "address/beside-name" : null;
    }
}
