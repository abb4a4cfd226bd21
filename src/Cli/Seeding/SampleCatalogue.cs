using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Pushing;

namespace Disclosure.Cli.Seeding;

/// <summary>The sample decisions, in the order of config/samples/seeding.json.</summary>
public static class SampleCatalogue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="CommandFailedException">A file is missing or wrong.</exception>
    public static async Task<IReadOnlyList<SampleDecision>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "seeding.json");
        try
        {
            var list = JsonSerializer.Deserialize<SampleList>(await File.ReadAllTextAsync(file, cancellationToken), Json)
                ?? throw new JsonException("Expected an object.");
            var samples = new List<SampleDecision>(list.Samples.Count);
            foreach (var plan in list.Samples)
            {
                var item = await PushItem.ReadAsync(
                    Path.Combine(folder, plan.Sample, plan.Document),
                    Path.Combine(folder, plan.Sample, "metadata.json"),
                    cancellationToken);
                samples.Add(new SampleDecision(plan, item));
            }

            return samples;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandFailedException($"{file} cannot be used: {error.Message}", error);
        }
    }

    private sealed record SampleList
    {
        public required IReadOnlyList<SamplePlan> Samples { get; init; }
    }
}

/// <summary>A sample decision, ready to be pushed.</summary>
/// <param name="Plan">What becomes of it.</param>
/// <param name="Item">Document and metadata.</param>
public sealed record SampleDecision(SamplePlan Plan, PushItem Item);

/// <summary>What the seeding does with a sample.</summary>
public sealed record SamplePlan
{
    /// <summary>Its folder.</summary>
    public required string Sample { get; init; }

    /// <summary>Code of the agency that pushes it.</summary>
    public required string Agency { get; init; }

    /// <summary>File name of the document.</summary>
    public required string Document { get; init; }

    /// <summary>What the reviewer does.</summary>
    public required SampleStep Then { get; init; }

    /// <summary>The state that the pipeline leads to by itself, where no person acts afterwards.</summary>
    public string? Expect { get; init; }

    /// <summary>Why it is returned or withheld.</summary>
    public string? Note { get; init; }

    /// <summary>Ground on which it is withheld.</summary>
    public string? Clause { get; init; }

    /// <summary>The document by which it is withdrawn.</summary>
    public SampleWithdrawal? Withdrawal { get; init; }
}

/// <summary>What the reviewer of a sample does.</summary>
public enum SampleStep
{
    /// <summary>Nothing: the case stays where the pipeline left it.</summary>
    None,

    /// <summary>批准</summary>
    Approve,

    /// <summary>退回</summary>
    Return,

    /// <summary>不予公开</summary>
    Withhold,

    /// <summary>批准, then 撤下</summary>
    Withdraw,
}

/// <summary>The document by which a sample is withdrawn.</summary>
public sealed record SampleWithdrawal
{
    /// <summary>What happened, such as <c>revocation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How it came to that, such as <c>reconsideration</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>Who decided.</summary>
    public required string Authority { get; init; }

    /// <summary>文号</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>When.</summary>
    public required string MadeOn { get; init; }

    /// <summary>What it says.</summary>
    public required string Content { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
