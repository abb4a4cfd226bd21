using System.Text.Json;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;

namespace Disclosure.Publisher.Processing;

/// <summary>What a step found; it is written in one transaction.</summary>
internal sealed record StepResult
{
    /// <summary>Where the case goes.</summary>
    public required CaseState To { get; init; }

    /// <summary>Clause or rule; null when the case just goes on.</summary>
    public string? Code { get; init; }

    /// <summary>When withheld: the day on which the ground is looked at again.</summary>
    public DateOnly? ReassessOn { get; init; }

    /// <summary>Parts to seal and write.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts { get; init; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The completed fields, when they became known in this step.</summary>
    public CaseSubmission? Fields { get; init; }

    /// <summary>Until when it must be public, when that became known in this step.</summary>
    public DueDate? Due { get; init; }

    /// <summary>Findings that a person must look at one by one, when they became known in this step.</summary>
    public int? OpenQuestions { get; init; }

    /// <summary>Ids of the rules by which the decision is a major one, when the fields became known in this step.</summary>
    public IReadOnlyList<string> MajorRules { get; init; } = [];

    /// <summary>Whether everything personal of the case must be erased.</summary>
    public bool Erase { get; init; }

    public StepResult With<T>(string part, T value)
        where T : class => With(part, JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options));

    public StepResult With(string part, byte[] content) =>
        this with { Parts = new Dictionary<string, byte[]>(Parts, StringComparer.Ordinal) { [part] = content } };
}

/// <summary>
/// One step of the machine. It computes and writes nothing, so that it can be repeated after a crash; what it throws sends the case to a
/// person once the tries are used up.
/// </summary>
internal interface ICaseStep
{
    /// <summary>The state it starts from.</summary>
    CaseState From { get; }

    /// <summary>The parts it reads.</summary>
    IReadOnlyList<string> Reads { get; }

    /// <summary>The parts it reads of the published case that the case amends. They do not change any more.</summary>
    IReadOnlyList<string> ReadsOfAmended => [];

    StepResult Run(CaseWork work, CancellationToken cancellationToken);
}
