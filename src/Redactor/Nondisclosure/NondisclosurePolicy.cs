using System.Text.Json;
using System.Text.Json.Serialization;

namespace Disclosure.Redactor.Nondisclosure;

/// <summary>The signals and windows of Art. 11, from config/nondisclosure.json. Words are kept folded as <see cref="SignalText"/> folds texts.</summary>
public sealed record NondisclosurePolicy
{
    /// <summary>How minors are told.</summary>
    public required MinorsPolicy Minors { get; init; }

    /// <summary>How records of public order offences are told.</summary>
    public required PublicOrderPolicy PublicOrder { get; init; }

    /// <summary>Names of laws that raise nothing where they are cited without 《》.</summary>
    public required IReadOnlyList<string> Citations { get; init; }

    /// <summary>Words that ask for a person's decision.</summary>
    public required IReadOnlyList<NondisclosureSignal> Signals { get; init; }

    private static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads and checks the policy.</summary>
    /// <exception cref="NondisclosurePolicyException">It is not valid; all errors are listed.</exception>
    public static NondisclosurePolicy Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NondisclosurePolicy? read;
        try
        {
            read = JsonSerializer.Deserialize<NondisclosurePolicy>(stream, Options);
        }
        catch (JsonException exception)
        {
            throw new NondisclosurePolicyException([$"{exception.Path ?? "$"}: {exception.Message}"]);
        }

        if (read is null)
            throw new NondisclosurePolicyException(["$: the policy is empty."]);
        var errors = NondisclosurePolicyChecks.Check(read);
        return errors.Count == 0 ? read.Folded() : throw new NondisclosurePolicyException(errors);
    }

    private NondisclosurePolicy Folded() => this with
    {
        Citations = Fold(Citations),
        Minors = Minors with { PartyLabels = Fold(Minors.PartyLabels), OtherLabels = Fold(Minors.OtherLabels) },
        PublicOrder = PublicOrder with { Laws = Fold(PublicOrder.Laws), Cues = Fold(PublicOrder.Cues), Unless = Fold(PublicOrder.Unless) },
        Signals = Signals.Select(signal => signal with { Words = Fold(signal.Words), Near = Fold(signal.Near), Unless = Fold(signal.Unless) }).ToList(),
    };

    private static List<string> Fold(IReadOnlyList<string> words) => words.Select(SignalText.Fold).ToList();
}

/// <summary>How minors are told.</summary>
public sealed record MinorsPolicy
{
    /// <summary>Years of age from which a party is grown up.</summary>
    public required int AdultAge { get; init; }

    /// <summary>Years that a violation of unknown date may lie back.</summary>
    public required int UnknownViolationYears { get; init; }

    /// <summary>How far before a value its label may stand, in UTF-16 code units of the folded text.</summary>
    public required int LabelReach { get; init; }

    /// <summary>Words that introduce a party.</summary>
    public required IReadOnlyList<string> PartyLabels { get; init; }

    /// <summary>Words that introduce anyone else.</summary>
    public required IReadOnlyList<string> OtherLabels { get; init; }
}

/// <summary>How records of public order offences are told.</summary>
public sealed record PublicOrderPolicy
{
    /// <summary>Names of the laws, without 《》.</summary>
    public required IReadOnlyList<string> Laws { get; init; }

    /// <summary>Words before the law that say that it was applied.</summary>
    public required IReadOnlyList<string> Cues { get; init; }

    /// <summary>Words before the law that say that another will apply it.</summary>
    public required IReadOnlyList<string> Unless { get; init; }

    /// <summary>How far before the law both are looked for, in UTF-16 code units of the folded text.</summary>
    public required int Window { get; init; }
}

/// <summary>Words that ask for a person's decision.</summary>
public sealed record NondisclosureSignal
{
    /// <summary>What they may mean, in Chinese, for the ground shown at the desk.</summary>
    public required string Name { get; init; }

    /// <summary>The clause of the ground.</summary>
    public required string Clause { get; init; }

    /// <summary>The words; any one raises the signal.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Words of which one must stand near; none when empty.</summary>
    public IReadOnlyList<string> Near { get; init; } = [];

    /// <summary>Phrases that excuse: one that holds the word excuses that occurrence, any other excuses what stands near it.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    /// <summary>What near means, in UTF-16 code units of the folded text on both sides.</summary>
    public required int Window { get; init; }
}
