using System.Text;
using System.Text.Json;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Redactor.Batch;

/// <summary>
/// Redacts JSON lines to JSON lines, one by one, in order, within fixed memory. A bad line gives <c>{"id","error"}</c> and the batch goes on;
/// an error never repeats a value of the line. Offsets are UTF-16 code units of the text as it was sent, end exclusive.
/// </summary>
public sealed class BatchRedactor
{
    /// <summary>Longest line that is read, in characters.</summary>
    public const int MostCharacters = 32 * 1024 * 1024;

    private readonly DecisionRedactor _redactor;

    /// <summary>A batch that uses this redactor.</summary>
    public BatchRedactor(DecisionRedactor redactor)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        _redactor = redactor;
    }

    /// <summary>Reads every line and writes one line for each that is not blank, flushed as it is written; returns the number of bad lines.</summary>
    public async Task<int> RunAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var lines = new BoundedLineReader(input, MostCharacters);
        var bad = 0;
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (!line.TooLong && string.IsNullOrWhiteSpace(line.Text))
            {
                continue;
            }

            var answer = line.TooLong ? Error("null", $"line longer than {MostCharacters} characters") : Answer(line.Text.TrimStart('\uFEFF'));
            bad += answer.IsError ? 1 : 0;
            await output.WriteAsync(answer.Json.AsMemory(), cancellationToken);
            await output.WriteAsync("\n".AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        return bad;
    }

    private static (string Json, bool IsError) Error(string id, string message) =>
        ($"{{\"id\":{id},\"error\":{JsonSerializer.Serialize(message, BatchJson.Options)}}}", true);

    private (string Json, bool IsError) Answer(string line)
    {
        var request = BatchRequest.Read(line);
        if (request.Text is null)
        {
            return Error(request.Id, request.Error ?? "cannot be read");
        }

        try
        {
            var answer = JsonSerializer.Serialize(Redact(request.Text, request.Facts), BatchJson.Options);
            return ($"{{\"id\":{request.Id},{answer.AsSpan(1)}", false);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // The exception may quote the text, so nothing of it is passed on.
            return Error(request.Id, "could not be redacted");
        }
    }

    private BatchAnswer Redact(string text, CaseFacts facts)
    {
        var offsets = new LineOffsets(text);
        var result = PublicationCheck.Apply(_redactor.Redact(SourceDocument.FromText(text), facts), facts);
        var answer = BatchAnswer.Of(result);
        return answer with
        {
            Findings = [.. answer.Findings.Select(finding => InSent(finding, text, offsets))],
            Redacted = result is { Outcome: Outcome.Publish, Evidence: { } masks } ? Apply(masks.Masks, text, offsets) : null,
        };
    }

    private static BatchFinding InSent(BatchFinding finding, string text, LineOffsets offsets)
    {
        var start = offsets.InSent(finding.Start);
        var end = offsets.InSent(finding.End - 1) + 1;
        return finding with { Start = start, End = end, Text = text[start..end] };
    }

    private static string Apply(IReadOnlyList<MaskedSpan> masks, string text, LineOffsets offsets)
    {
        var redacted = new StringBuilder(text.Length);
        var at = 0;
        foreach (var mask in masks)
        {
            var start = offsets.InSent(mask.Start);
            redacted.Append(text, at, start - at).Append(mask.Replacement);
            at = offsets.InSent(mask.End - 1) + 1;
        }

        return redacted.Append(text, at, text.Length - at).ToString();
    }
}
