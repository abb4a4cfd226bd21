using System.Text.RegularExpressions;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Settles whose name stays as that of a 法定代表人 (Art. 10(1)): whom the agency names as registered, whatever the text says; otherwise whoever bears the title in the text,
/// unless it is said of him that he was, may become or is none, or the agency names another for the party it is said of. Where both is said a person decides.
/// </summary>
/// <param name="text">The compact shadow.</param>
/// <param name="titles">Reads what is said of a title.</param>
internal sealed partial class RepresentativesInOffice(string text, RepresentativeTitles titles)
{
    private const int LongestBio = 60;
    private const int MostOrganisations = 12;
    private readonly List<Statement> _said = [];

    /// <summary>Takes the role from those who are not in office.</summary>
    /// <param name="people">The people, with the roles that were read.</param>
    /// <param name="places">Every place of the title.</param>
    public void Settle(PersonRegister people, IEnumerable<(int Start, int End)> places)
    {
        var bearers = people.People.Where(person => !person.IsRegistered && person.Roles.Contains(PersonRole.LegalRepresentative)).ToList();
        if (bearers.Count == 0)
        {
            return;
        }

        foreach (var (start, end) in places)
        {
            Read(people, titles.At(start, end));
        }

        ReadLeaving(people);
        var said = _said.ToLookup(one => one.Person);
        foreach (var person in bearers)
        {
            Settle(people, person, [.. said[person]]);
        }
    }

    private static bool IsOf(string firm, string party)
    {
        var (one, other) = (Core(firm), Core(party));
        return one.Length >= 2 && other.Length >= 2 && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));
    }

    private static string Core(string firm) => FirmForm().Replace(firm, string.Empty);

    private static bool AreOne(string? firm, string? other) => firm is null || other is null || IsOf(firm, other);

    private void Settle(PersonRegister people, KnownPerson person, List<Statement> said)
    {
        var held = said.FindAll(one => one.IsHeld);
        if (people.Represented.Count > 0 && !held.Exists(one => one.Firm is { } firm && !people.Represented.Exists(party => IsOf(firm, party))))
        {
            Release(people, person, isContested: held.Count > 0);
            return;
        }

        var past = said.FindAll(one => one.Standing is TitleStanding.Past);
        if (past.Count == 0 || held.Exists(one => one.Firm is not null && past.TrueForAll(was => was.Firm is not null && !AreOne(one.Firm, was.Firm))))
        {
            return;
        }

        if (held.Exists(one => one.Standing is TitleStanding.Now))
        {
            people.Contested.Add(person);
            return;
        }

        Release(people, person, isContested: held.Exists(one => one.IsLabel));
    }

    private static void Release(PersonRegister people, KnownPerson person, bool isContested)
    {
        person.Roles.Remove(PersonRole.LegalRepresentative);
        person.Roles.Add(PersonRole.Other);
        if (isContested)
        {
            people.Contested.Add(person);
        }
    }

    private void Read(PersonRegister people, RepresentativeTitle title)
    {
        if (titles.ChangeBehind(title.End) is { } change)
        {
            if (change.From >= 0 && people.AtStartOf(text.AsSpan(change.From)) is { } former)
            {
                Add(former, title, change.OfFormer);
            }

            if (people.AtStartOf(text.AsSpan(change.To)) is { } next)
            {
                Add(next, title, title.IsHeld ? change.OfNext : TitleStanding.Past);
            }

            return;
        }

        var behind = title.End + Behind().Match(text, title.End).Length;
        if (people.AtStartOf(text.AsSpan(behind)) is { } bearer)
        {
            Add(bearer, title, title.Standing);
        }
        else if (people.LastIn(text.AsSpan(title.From, title.Start - title.From)) is { } named)
        {
            ReadOf(named, title);
        }
        else if (people.AtEndOf(text.AsSpan(0, Bio(title.From))) is { } before)
        {
            Add(before, title, title.Standing);
        }
    }

    // 甲系某公司法定代表人: what stands between says whether he is; 免去甲法定代表人职务: what stands before.
    private void ReadOf(KnownPerson person, RepresentativeTitle title)
    {
        var name = text.LastIndexOf(person.Name, title.Start - 1, title.Start - title.From, StringComparison.Ordinal);
        var between = text[(name + person.Name.Length)..title.Start];
        var standing = between.Length == 0 ? TitleQualifiers.Of(text[title.From..name]) : TitleQualifiers.Of(between);
        Add(person, title, standing);
    }

    // 甲,男,1980年生,某公司法定代表人; 甲(某公司法定代表人).
    private int Bio(int from)
    {
        var start = Math.Max(0, from - LongestBio);
        return BeforeTitle().Match(text[start..from]) is { Success: true } match ? start + match.Index : 0;
    }

    // 甲(已于五月离任), 甲已不再担任法定代表人, 甲已于五月离任, 甲已去世.
    private void ReadLeaving(PersonRegister people)
    {
        foreach (var leaving in Leaving().EnumerateMatches(text))
        {
            if (people.AtEndOf(text.AsSpan(0, leaving.Index)) is { } person)
            {
                _said.Add(new Statement(person, TitleStanding.Past, null, IsLabel: false));
            }
        }
    }

    private void Add(KnownPerson person, RepresentativeTitle title, TitleStanding standing)
    {
        var isLabel = title.End < text.Length && text[title.End] is ':' or '|' or '\t' or '(';
        _said.Add(new Statement(person, standing, title.Firm is { } firm ? text[firm.Start..firm.End] : OfTheParty().IsMatch(text.AsSpan(title.From, title.Start - title.From)) ? null : NamedAbove(title.From), isLabel));
    }

    // The organisation that a line or a label before the title names; an address may hold one as well.
    private string? NamedAbove(int from)
    {
        for (var (tried, place) = (0, from); tried < MostOrganisations && titles.Before(place) is { } organisation; tried++)
        {
            place = organisation.Start;
            if (HeadOfLine().IsMatch(text[Math.Max(0, place - 16)..place]))
            {
                return text[place..organisation.End];
            }
        }

        return null;
    }

    [GeneratedRegex(@"\G(?:[、兼及和暨](?:执行董事|董事长|董事|总经理|经理|理事长|厂长|校长|院长|园长|主任|负责人))*(?:姓名|本人)?(?:\([^()\n]{1,12}\)|[/、或](?:主要)?(?:负责人|经营者))*[:|\t_\-]*(?:[却就即仍还都正本应便实竟]?[为是系]|登记为|叫|的)?[""“]?", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Behind();

    [GeneratedRegex(@"(?:[,(]|,[男女],(?:[^,。;:、()\n]{1,16},){0,5})$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex BeforeTitle();

    [GeneratedRegex(@"(?:\((?:[^():\n]{0,24}(?:离任|卸任|离职|免职|辞任|辞职|去职|罢免|不再担任)[^()\n]{0,8}|[^()\n]{0,20}(?:已|被|后|[年月日])变更|[^()\n]{0,14}(?:[年月日]|以|之|变更)前|原|前|前任|原任|时任|当时|拟任|曾任)\)|,?(?:已|被|现已)?(?:于[^,。;\n]{1,16})?(?:已|被)?(?:辞去|卸任|不再担任|被?免去|被?罢免|被?撤换)[^,。;\n]{0,24}(?:法定代表人|法人代表|法人|职务)|,?(?:其|本人)?(?:(?:现|早|均)?已经?|[后早]|后来)(?:于[^,。;\n]{1,16})?(?:卸任|离任|离职|去职|辞任|辞职|退休|离世|去世|病故|亡故|身故|死亡))", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex Leaving();

    [GeneratedRegex("(?:[本该其]|你|我|当事|被告|被处罚|被检查|涉案)(?:人|公司|单位|企业|合作社|厂|店|校|院|会)?的?(?:[原现前]任?)?$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex OfTheParty();

    [GeneratedRegex(@"(?:^|[\n|\t]|(?:名称|人|单位|对象|告|被告|三人)[^:\n]{0,6}:)$", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex HeadOfLine();

    [GeneratedRegex("集团|股份|有限|责任|公司|合作社|个人独资企业", RegexOptions.CultureInvariant, Patterns.TimeoutMilliseconds)]
    private static partial Regex FirmForm();

    private readonly record struct Statement(KnownPerson Person, TitleStanding Standing, string? Firm, bool IsLabel)
    {
        public bool IsHeld => Standing.IsHeld();
    }
}
