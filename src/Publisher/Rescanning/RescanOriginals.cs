using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Finds the cases behind a public record and opens their originals, each in one short reading of the store.</summary>
public sealed class RescanOriginals(DeskStore store, CaseVault vault, AgencyDirectory agencies, DocumentReader reader, NondisclosurePolicy policy)
{
    /// <summary>The original of one version.</summary>
    internal async Task<RescanOriginal> OpenAsync(RecordId record, int version, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<CaseRow>(
                $"SELECT {CaseRow.Columns} FROM decision_case WHERE case_id = (SELECT case_id FROM outbox WHERE record_id = @record AND version = @version)",
                new { record = record.Value, version }),
            cancellationToken);
        return await OpenAsync(row, cancellationToken);
    }

    /// <summary>The original of the version that a case took the place of; null when it is the first.</summary>
    internal async Task<RescanOriginal?> BeforeAsync(RescanOriginal original, CancellationToken cancellationToken) =>
        original.Row is { AmendsCase: { } before } row
            ? await OpenAsync(await store.ReadAsync(connection => CaseRow.FindAsync(connection, row.AgencyCode, before), cancellationToken), cancellationToken)
            : null;

    /// <summary>The original of a case that was reviewed.</summary>
    internal async Task<RescanOriginal> OfReviewAsync(string caseId, CancellationToken cancellationToken) => await OpenAsync(
        await store.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<CaseRow>($"SELECT {CaseRow.Columns} FROM decision_case WHERE case_id = @caseId", new { caseId }), cancellationToken),
        cancellationToken);

    /// <summary>The agency as the directory has it; null when it does not.</summary>
    internal Agency? AgencyOf(string code) => agencies.Find(code);

    private async Task<RescanOriginal> OpenAsync(CaseRow? row, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            return new RescanOriginal.Unreadable(row: null, RescanObstacle.Case);
        }

        if (row.WrappedKey is null)
        {
            // An erasure takes key and caption; a key that went alone was lost.
            return row.Caption is null ? new RescanOriginal.Destroyed(row) : new RescanOriginal.Unreadable(row, RescanObstacle.Key);
        }

        if (agencies.Find(row.AgencyCode) is not { } agency)
        {
            return new RescanOriginal.Unreadable(row, RescanObstacle.Agency);
        }

        return await OpenAsync(row, row.WrappedKey, agency, cancellationToken);
    }

    private async Task<RescanOriginal> OpenAsync(CaseRow row, byte[] wrapped, Agency agency, CancellationToken cancellationToken)
    {
        var obstacle = RescanObstacle.Key;
        try
        {
            using var key = vault.Unwrap(row.CaseId, wrapped);
            obstacle = RescanObstacle.Original;
            var (original, file, fields, then, grounds, overriding, corrections, acceptances) = await store.ReadAsync(connection => ReadAsync(connection, key, row.CaseId), cancellationToken);
            if (original is null || file is null || fields is null || then is null)
            {
                return new RescanOriginal.Unreadable(row, obstacle);
            }

            return reader.Read(original, file.Name, cancellationToken) is DocumentReadOutcome.Read read
                ? new RescanOriginal.Readable(row)
                {
                    Agency = agency,
                    Fields = fields,
                    Document = read.Document,
                    Then = then,
                    Corrections = corrections,
                    Acceptances = acceptances,
                    LetGo = LetGo(row, [.. grounds ?? [], .. then.Grounds], overriding),
                }
                : new RescanOriginal.Unreadable(row, RescanObstacle.Document);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or NotSupportedException)
        {
            return new RescanOriginal.Unreadable(row, obstacle);
        }
    }

    private HashSet<string> LetGo(CaseRow row, IReadOnlyList<Ground> grounds, DisclosureOverride? decided) =>
        [.. grounds.Select(ground => ground.Clause).Where(clause => Overrides.LetGo(policy, clause, decided, row.ReleasedAt is not null))];

    private static async Task<(byte[]? Original, SubmittedFile? File, CaseSubmission? Fields, RedactionResult? Then, IReadOnlyList<Ground>? Grounds, DisclosureOverride? Override,
        ReviewCorrections? Corrections, ReviewAcceptances? Acceptances)> ReadAsync(
        DbConnection connection, CaseKey key, string caseId) => (
            await CaseParts.ReadAsync(connection, key, caseId, CasePart.Original),
            await CaseParts.ReadJsonAsync<SubmittedFile>(connection, key, caseId, CasePart.File),
            await CaseParts.ReadJsonAsync<CaseSubmission>(connection, key, caseId, CasePart.Fields),
            await CaseParts.ReadJsonAsync<RedactionResult>(connection, key, caseId, CasePart.Redaction),
            await CaseParts.ReadJsonAsync<IReadOnlyList<Ground>>(connection, key, caseId, CasePart.Grounds),
            await CaseParts.ReadJsonAsync<DisclosureOverride>(connection, key, caseId, CasePart.Override),
            await CaseParts.ReadJsonAsync<ReviewCorrections>(connection, key, caseId, CasePart.Corrections),
            await CaseParts.ReadJsonAsync<ReviewAcceptances>(connection, key, caseId, CasePart.Acceptances));
}
