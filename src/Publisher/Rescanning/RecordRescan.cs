using System.Text.Json;
using System.Text.RegularExpressions;
using Disclosure.Gazette.Log;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;

namespace Disclosure.Publisher.Rescanning;

/// <summary>
/// Looks at one public record with the rules of today: at the original, if the desk has it, as the pipeline would, and at what everyone can
/// read for whatever the original does not account for.
/// </summary>
public sealed class RecordRescan
{
    // Digits of an identity number of before 1999.
    private const int ShortestIdentity = 15;

    private static readonly ReleaseEvidence NoEvidence = new() { Hidden = [], Kept = [], ServedText = string.Empty, Masks = [] };

    private readonly RescanOriginals _originals;
    private readonly DecisionRedactor _redactor;

    /// <summary>Runs the redactor it is given, which need not be the desk's own.</summary>
    public RecordRescan(RescanOriginals originals, DecisionRedactor redactor) => (_originals, _redactor) = (originals, redactor);

    /// <summary>What is to be said of an entry with a payload, be it nothing; null when the record is another agency's.</summary>
    internal async Task<RescannedRecord?> RunAsync(GazetteEntry entry, RescanScope scope, CancellationToken cancellationToken)
    {
        var payload = entry.Payload ?? throw new ArgumentException("The payload was erased.", nameof(entry));
        var original = await _originals.OpenAsync(entry.RecordId, entry.Version, cancellationToken);
        var hit = new RescanHit { Entry = entry.Index, Record = entry.RecordId, Version = entry.Version, Kind = entry.PayloadKind, AgencyCode = original.Row?.AgencyCode };
        try
        {
            if (entry.PayloadKind == RecordKind.Decision)
            {
                var record = RecordJson.ReadDecision(payload.Span);
                return scope.Includes(hit.AgencyCode ?? record.AgencyCode) ? Decision(hit, record, original, scope) : null;
            }

            var notice = RecordJson.ReadNotice(payload.Span);
            return scope.Includes(hit.AgencyCode ?? notice.AgencyCode) ? await NoticeAsync(hit, notice, original, cancellationToken) : null;
        }
        // Whoever wrote it: the redactor's and the verifier's readers refuse what they do not know.
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException
            or OverflowException or RegexMatchTimeoutException)
        {
            return scope.Includes(hit.AgencyCode) ? new RescannedRecord(hit with { Unreadable = RescanObstacle.Payload }, HasOriginal: true) : null;
        }
    }

    private RescannedRecord Decision(RescanHit hit, DecisionRecord record, RescanOriginal original, RescanScope scope)
    {
        var tally = new FindingTally();
        var reading = PublishedReading.Of(record);
        if (original is RescanOriginal.Readable opened)
        {
            var facts = opened.ReviewedFacts;
            var now = _redactor.Redact(opened.Document, facts);
            hit = Compare(hit with { Outcome = OutcomeComparison.Of(now, opened) }, record, opened, now, tally, scope);
            // The same roster, but not the same texts: those are what is looked at.
            hit = Read(hit, reading, facts with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) }, new AccountedTexts(now, [facts]), tally, out _);
        }
        else
        {
            hit = Read(hit with { Unreadable = (original as RescanOriginal.Unreadable)?.Obstacle }, reading, FactsOf(record), AccountedTexts.None, tally, out var published);
            hit = hit with { Outcome = OutcomeComparison.Of(published) };
            tally.AddLook(new FindingSources(published).Tell(PublishedResidue.Of(record, (published.Evidence ?? NoEvidence) with { Hidden = [] })));
        }

        return Finish(hit, tally, original, record.DocumentNumber, record.AgencyCode);
    }

    private async Task<RescannedRecord> NoticeAsync(RescanHit hit, NoticeRecord notice, RescanOriginal original, CancellationToken cancellationToken)
    {
        var tally = new FindingTally();
        var reading = PublishedReading.Of(notice);
        if (reading.IsBlank)
        {
            return new RescannedRecord(hit, HasOriginal: true);
        }

        // Against every version: whom a correction took out of the decision its notice must not name either.
        var accounted = AccountedTexts.None;
        for (RescanOriginal? version = original; version is not null; version = await _originals.BeforeAsync(version, cancellationToken))
        {
            if (version is RescanOriginal.Readable opened)
            {
                var facts = opened.ReviewedFacts;
                var now = _redactor.Redact(opened.Document, facts);
                accounted = accounted.With(now, facts);
                tally.AddLook(new FindingSources(now).Tell(PublishedResidue.Of(notice, now.Evidence ?? NoEvidence)));
            }
            else if (version is RescanOriginal.Unreadable unreadable)
            {
                hit = hit with { Unreadable = hit.Unreadable ?? unreadable.Obstacle };
            }
        }

        hit = Read(hit, reading, FactsOf(notice), accounted, tally, out var published);
        tally.AddLook(new FindingSources(published).Tell(PublishedResidue.Of(notice, (published.Evidence ?? NoEvidence) with { Hidden = [], PartyNames = [] })));
        return Finish(hit, tally, original, notice.DocumentNumber, notice.AgencyCode);
    }

    /// <summary>Holds what is public against what the redactor makes of the original today.</summary>
    private static RescanHit Compare(
        RescanHit hit, DecisionRecord record, RescanOriginal.Readable opened, RedactionResult now, FindingTally tally, RescanScope scope)
    {
        if (now.Evidence is not { } evidence)
        {
            return hit;
        }

        var sightings = PublishedResidue.Of(record, evidence);
        tally.AddLook(new FindingSources(now).Tell(sightings));
        if (sightings.Any(sighting => sighting.Where.Length == 0))
        {
            // The verifier would stop it: a value is hidden and kept at once.
            hit = hit with { Outcome = hit.Outcome ?? new RescanOutcome(Outcome.Quarantine, ["GS-10-1"]) };
        }

        if (record.Mode != DisclosureMode.FullText)
        {
            return hit;
        }

        if (opened.Then.Evidence is not { } then || ServedComparison.Of(record.Body, opened.Document, then, evidence) is not { } comparison)
        {
            return hit with { Unreadable = RescanObstacle.Alignment };
        }

        tally.AddLook(comparison.More(now));
        if (!scope.AlsoLess)
        {
            return hit;
        }

        var less = new FindingTally();
        less.AddLook(comparison.Less(opened.Then));
        return hit with { Less = less.Findings };
    }

    /// <summary>Runs the redactor over what everyone can read; what the original accounts for was judged there.</summary>
    private RescanHit Read(RescanHit hit, PublishedReading reading, CaseFacts facts, AccountedTexts accounted, FindingTally tally, out RedactionResult published)
    {
        published = _redactor.Redact(reading.Document, facts);
        tally.AddLook(published.Findings
            .Where(finding => finding.Replacement is not null && !accounted.Hold(finding.Text))
            .Select(finding => (Finding: finding, Where: reading.PlaceOf(finding)))
            .Where(found => found.Where is not null)
            .Select(found => new RescanFinding(found.Where!, found.Finding.Kind, found.Finding.Rule, found.Finding.Clause, 1)));
        return published.Outcome == Outcome.Quarantine ? hit with { Unreadable = hit.Unreadable ?? RescanObstacle.Redaction } : hit;
    }

    private static RescannedRecord Finish(RescanHit hit, FindingTally tally, RescanOriginal original, string documentNumber, string agencyCode) => new(
        hit with
        {
            Findings = tally.Findings,
            DocumentNumber = documentNumber.Length == 0 || tally.Has("documentNumber") || CouldBeIdentity(documentNumber) ? null : documentNumber,
            AgencyCode = hit.AgencyCode ?? (agencyCode.Length == 0 || tally.Has("agencyCode") ? null : agencyCode),
        },
        HasOriginal: original is not RescanOriginal.Destroyed);

    // A kept number may be one that someone took for a document's: the record's id tells enough.
    private static bool CouldBeIdentity(string number)
    {
        var run = 0;
        foreach (var symbol in number)
        {
            run = char.IsDigit(symbol) ? run + 1 : 0;
            if (run >= ShortestIdentity)
            {
                return true;
            }
        }

        return false;
    }

    private CaseFacts FactsOf(DecisionRecord record) => new()
    {
        ActType = record.ActType,
        AgencyName = record.AgencyName,
        AgencyCode = record.AgencyCode,
        Sector = _originals.AgencyOf(record.AgencyCode)?.Sector ?? string.Empty,
        StatedSector = record.Sector,
        DecidedOn = record.DecidedOn,
    };

    private CaseFacts FactsOf(NoticeRecord notice) => new()
    {
        ActType = notice.ActType,
        AgencyName = notice.AgencyName,
        AgencyCode = notice.AgencyCode,
        Sector = _originals.AgencyOf(notice.AgencyCode)?.Sector ?? string.Empty,
    };
}

/// <summary>A record that was looked at.</summary>
/// <param name="Hit">What is to be said of it, be it nothing.</param>
/// <param name="HasOriginal">False when the original was erased by order.</param>
internal sealed record RescannedRecord(RescanHit Hit, bool HasOriginal)
{
    /// <summary>Whether there is anything to say.</summary>
    public bool Speaks => Hit.IsFound || Hit.Unreadable is not null || Hit.Less.Count > 0;
}
