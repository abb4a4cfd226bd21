using System.Text;
using System.Text.Json;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;

namespace Disclosure.Cli.Redaction;

/// <summary>JSON lines in, JSON lines out, in the same order; a bad line is answered and the batch goes on.</summary>
public sealed class BatchRedaction(VerifiedRedaction redaction)
{
    /// <summary>Works until the input ends.</summary>
    public async Task RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                await output.WriteLineAsync(Answer(line).AsMemory(), cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
    }

    /// <summary>The answer to one line.</summary>
    public string Answer(string line)
    {
        JsonElement? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            id = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var given) ? given.Clone() : null;
            var read = json.RootElement.Deserialize<BatchLine>(BatchAnswer.Json);
            return read?.Text is null
                ? Error(id, "text is missing.")
                : JsonSerializer.Serialize(Redact(read.Text, read.ToFacts()) with { Id = id }, BatchAnswer.Json);
        }
        catch (JsonException error)
        {
            // The reader's own message may quote the line.
            return Error(id, id is null ? "the line is not a JSON object." : $"a member has the wrong form: {error.Path}");
        }
        catch (FormatException error)
        {
            return Error(id, error.Message);
        }
    }

    /// <summary>The answer for one text.</summary>
    public BatchAnswer Redact(string text, CaseFacts facts)
    {
        var result = redaction.Redact(SourceDocument.FromText(text), facts);
        var map = new LineEndMap(text);
        var findings = result.Findings.Select(finding => ToGiven(finding, map, text)).ToList();
        return new BatchAnswer
        {
            Outcome = result.Outcome,
            Redacted = result.Outcome == Outcome.Publish ? Mask(text, findings) : null,
            Findings = result.Outcome == Outcome.Refuse ? [] : findings,
            Grounds = [.. result.Grounds.Select(ground => new BatchGround(ground.Clause, ground.Evidence))],
        };
    }

    private static BatchFinding ToGiven(Finding finding, LineEndMap map, string text)
    {
        var (start, end) = (map.ToGiven(finding.Start), map.ToGiven(finding.End));
        return new BatchFinding
        {
            Start = start,
            End = end,
            Text = text[start..end],
            Kind = finding.Kind,
            Role = finding.Role,
            Action = finding.Action,
            Rule = finding.Rule,
            Confidence = finding.Confidence,
            Replacement = finding.Action == FindingAction.Keep ? null : finding.Replacement,
        };
    }

    private static string Mask(string text, IReadOnlyList<BatchFinding> findings)
    {
        var masked = new StringBuilder(text.Length);
        var end = 0;
        foreach (var finding in findings.Where(finding => finding.Action != FindingAction.Keep))
        {
            masked.Append(text, end, finding.Start - end).Append(finding.Replacement);
            end = finding.End;
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    private static string Error(JsonElement? id, string error) => JsonSerializer.Serialize(new BatchError(id, error), BatchAnswer.Json);
}
