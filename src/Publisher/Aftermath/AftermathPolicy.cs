using Disclosure.Publisher.Policies;
using Disclosure.Records;

namespace Disclosure.Publisher.Aftermath;

/// <summary>What may be recorded of a published decision, and in which words; <c>config/aftermath.json</c>.</summary>
public sealed record AftermathPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "aftermath.json";

    /// <summary>Fields of which a change can be a matter of form; of any other it never is, whatever the file says.</summary>
    public static IReadOnlyList<string> FieldsOfForm { get; } = ["title", "sector"];

    /// <summary>履行情况</summary>
    public required PerformancePolicy Performance { get; init; }

    /// <summary>复议机关 and courts.</summary>
    public required BodyPolicy Bodies { get; init; }

    /// <summary>文号 and 案号 of their documents.</summary>
    public required NumberPolicy DocumentNumbers { get; init; }

    /// <summary>Fields of which a change may be called technical; among <see cref="FieldsOfForm"/>.</summary>
    public required IReadOnlyList<string> TechnicalFields { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy; every error is named.</exception>
    public static AftermathPolicy Read(string path) => PolicyFile.Read<AftermathPolicy>(path, "无法读取公开后情况的配置 (cannot read the policy of what becomes of decisions)", static policy => policy.Errors());

    /// <summary>The statuses of performance that an act can have, in the order of the screen; empty when it has none.</summary>
    public IReadOnlyList<PerformanceStatus> StatusesOf(ActType actType) => Performance.Statuses.GetValueOrDefault(actType) ?? [];

    private List<string> Errors()
    {
        var errors = new List<string>();
        foreach (var (actType, statuses) in Performance.Statuses)
        {
            if (statuses.Count == 0 || statuses.Distinct().Count() != statuses.Count)
            {
                errors.Add($"performance.statuses.{actType}: must name at least one status, each once.");
            }
        }

        foreach (var (name, words) in (ReadOnlySpan<(string, IReadOnlyList<string>)>)
            [("bodies.reconsideration.endings", Bodies.Reconsideration.Endings), ("bodies.courts.endings", Bodies.Courts.Endings), ("documentNumbers.words", DocumentNumbers.Words)])
        {
            if (words.Count == 0)
            {
                errors.Add($"{name}: must not be empty.");
            }
        }

        foreach (var (name, words) in (ReadOnlySpan<(string, IEnumerable<string>)>)
        [
            ("bodies.reconsideration", [.. Bodies.Reconsideration.Words, .. Bodies.Reconsideration.Endings]),
            ("bodies.courts", [.. Bodies.Courts.Words, .. Bodies.Courts.Endings]),
            ("documentNumbers.words", DocumentNumbers.Words),
        ])
        {
            if (!words.All(word => word.Length > 0 && word.All(symbol => symbol is >= '\u4E00' and <= '\u9FFF')))
            {
                errors.Add($"{name}: words must be of Chinese characters alone.");
            }
        }

        // One character is a piece of anybody's name.
        if (((IEnumerable<string>)[.. Bodies.Reconsideration.Words, .. Bodies.Reconsideration.Endings, .. Bodies.Courts.Words, .. Bodies.Courts.Endings]).Any(word => word.Length < 2))
        {
            errors.Add("bodies: words must have at least two characters.");
        }

        if (TechnicalFields.Except(FieldsOfForm, StringComparer.Ordinal).Any())
        {
            errors.Add($"technicalFields: only {string.Join(", ", FieldsOfForm)} can be a matter of form.");
        }

        return errors;
    }
}

/// <summary>How 履行情况 is recorded.</summary>
public sealed record PerformancePolicy
{
    /// <summary>Whether a second person confirms it before it is public.</summary>
    public required bool NeedsSecondPerson { get; init; }

    /// <summary>The statuses of each act; an act that is not named has none.</summary>
    public required IReadOnlyDictionary<ActType, IReadOnlyList<PerformanceStatus>> Statuses { get; init; }
}

/// <summary>Names of bodies, made of names of regions and these words alone, so that no other name fits in.</summary>
public sealed record BodyPolicy
{
    /// <summary>复议机关</summary>
    public required BodyWords Reconsideration { get; init; }

    /// <summary>Courts.</summary>
    public required BodyWords Courts { get; init; }
}

/// <summary>Words of the names of one kind of body.</summary>
public sealed record BodyWords
{
    /// <summary>Words that may stand before the end.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words that may stand at the end.</summary>
    public required IReadOnlyList<string> Endings { get; init; }
}

/// <summary>Words of document numbers.</summary>
public sealed record NumberPolicy
{
    /// <summary>Words that a number may hold beside the short names of regions.</summary>
    public required IReadOnlyList<string> Words { get; init; }
}
