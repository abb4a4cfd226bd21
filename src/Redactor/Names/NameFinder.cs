using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Detectors;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>Finds the people of a text: the roster first, then role slots, tables, what the tagger reads as names, and aliases; then every mention of each.</summary>
internal sealed partial class NameFinder(NameLexicon lexicon, NameTagger tagger, OrganisationDetector organisations, NameSources sources)
{
    private const float Least = 0.02f;
    private const float Certain = 0.99f;
    private const int UsualLength = 3;

    // In names of organisations as well.
    private const int MostOfBrand = 5;
    private const int MostBrands = 50;
    private readonly NameMentions _mentions = new(lexicon);
    private readonly bool _tags = sources.HasFlag(NameSources.Tagger);

    /// <summary>Registers the people and adds a candidate for each mention.</summary>
    public void Find(ScannedText text, PersonRegister people, ICollection<Candidate> found)
    {
        var value = text.Compact.Value;
        var named = organisations.Of(text);
        var spans = named.All;
        var guarded = Guards(text, spans);
        var scorer = new NameScorer(lexicon, text, guarded);
        var proposals = new NameProposals();
        var readings = new NameReadings(value, _tags ? tagger.Tag(text, spans, Least) : []);
        var titles = new RepresentativeTitles(lexicon, value, spans);
        var slots = new RoleSlots(lexicon, value, scorer, proposals, readings, new AnnouncedHeads(lexicon, value, scorer, proposals, named), titles);
        slots.Read();
        slots.ReadCounted();
        new NameColumns(lexicon, text, proposals).Read();
        ReadPhrases(value, slots);
        if (_tags)
        {
            proposals.Weigh(readings.Best);
        }

        var tagged = new TaggedNames(lexicon, value, readings);
        var brands = new List<TaggedSpan>();
        var standing = tagged.Standing();
        var certain = standing.Where(name => name.Probability >= Certain).Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, start, _) in readings.All.Where(reading => reading.Probability >= Certain && certain.Contains(reading.Name)))
        {
            slots.ReadOn(start, start + name.Length);
        }

        foreach (var (name, start, probability) in standing)
        {
            if (brands.Count < MostBrands && named.Brands.Contains(name) && people.Find(name) is null && !proposals.Stands(name) && !IsBuiltLikeName(name) && !IsOfManyPlaces(value, name))
            {
                brands.Add(new TaggedSpan(start, start + name.Length, probability));
                continue;
            }

            proposals.Add(name, TaggedNames.Margin(probability), PersonRole.Other, start);
        }

        var rostered = people.People.Count;
        foreach (var (name, roles, weight) in proposals.Accepted())
        {
            foreach (var role in roles)
            {
                people.Meet(name, role).Standing = (float)weight;
            }
        }

        people.Parted.UnionWith(proposals.Parted.Select(end => text.Compact.OriginalEnd(end - 1)));
        people.Doubted.AddRange(proposals.Doubted.Select(doubted => doubted with { Start = text.Compact.OriginalStart(doubted.Start), End = text.Compact.OriginalEnd(doubted.End - 1) }));
        new Aliases(lexicon, text, scorer).Link(people);
        new LegalRepresentatives(value, spans, titles).Link(people);
        people.Unsure.AddRange(tagged.Unsure(name => people.Find(name) is not null).Concat(brands.Where(brand => lexicon.IsSurname(value[brand.Start]))).Where(span => !guarded[span.Start]).Select(span => text.Compact.ToOriginal(span.Start, span.End)));
        if (sources.HasFlag(NameSources.Propagation))
        {
            _mentions.Find(text, people, readings, found);
            return;
        }

        var mentions = new List<Candidate>();
        _mentions.Find(text, people, readings, mentions);
        foreach (var mention in mentions.Where(mention => mention.Person < rostered || IsAnnounced(mention)))
        {
            found.Add(mention);
        }

        // The first mention at or behind a place is the one that was announced there.
        bool IsAnnounced(Candidate mention) => proposals.PlacesOf(people.People[mention.Person!.Value].Name)
            .Any(place => mentions.Where(other => other.Person == mention.Person && other.Range.End > text.Compact.OriginalStart(place)).Min(other => other.Range.Start) == mention.Range.Start);
    }

    // Firms bear their owners' names: who is called like one and built like a person's name is hidden.
    private bool IsBuiltLikeName(string name) =>
        lexicon.IsUnsurnamedStart(name[0]) || lexicon.IsOfSyllables(name) || lexicon.CompoundSurname(name) > 0
        || (name.Length <= 3 && (lexicon.IsCommonSurname(name[0]) || (name.Length == 2 && lexicon.IsSurname(name[0]))));

    // Of a person a text speaks often and says more than his name.
    private static bool IsOfManyPlaces(string value, string name)
    {
        var places = 0;
        for (var at = value.IndexOf(name, StringComparison.Ordinal); at >= 0; at = value.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            places++;
            if (value.AsSpan(at + name.Length) is [',', '男' or '女', ..] or ['(', '男' or '女', ..])
            {
                return true;
            }
        }

        return name.Length == UsualLength && places > MostOfBrand;
    }

    private static void ReadPhrases(string value, RoleSlots slots)
    {
        foreach (var match in NoteSubject().EnumerateMatches(value))
        {
            slots.ReadList(match.Index + match.Length, NameEvidence.PersonWord, PersonRole.Other);
        }
    }

    private static bool[] Guards(ScannedText text, IReadOnlyList<(int Start, int End)> organisations)
    {
        var guarded = new bool[text.Compact.Length];
        foreach (var (start, end) in organisations)
        {
            Array.Fill(guarded, true, start, end - start);
        }

        foreach (var match in Title().EnumerateMatches(text.Compact.Value))
        {
            Array.Fill(guarded, true, match.Index, match.Length);
        }

        return guarded;
    }

    [GeneratedRegex(@"《[^》\n]{1,60}》", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Title();

    // "对张三、李四的询问笔录", "给张三送达": what the words in front announce is a person, whoever it is.
    [GeneratedRegex(@"(?:询问了|询问|调查了|走访了|约谈了?|传唤了?|雇请的?|雇佣的?|雇用的?|聘请的?|委托|指定|指派|送达给?|直接送达|留置送达|抓获|查获|名叫|叫做|变更为|免去|罢免|选举|推选|任命|聘任|户主为|收件人为|对(?=[\u4e00-\u9fff]{2,5}(?:[、和及与][\u4e00-\u9fff]{2,5}){0,6}(?:进行|所?作|制作|的询问|的调查|的《|处以|罚款|作出|给予)))", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex NoteSubject();
}
