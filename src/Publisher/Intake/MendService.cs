using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Store;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Documents.Fields;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Mends a case that came back, in place: the same case, number and history go on from Received with other fields or another file. Who mends is
/// an author of the case and does not review it (公示办法 Art. 12(2)). What reviewers corrected before stays.
/// </summary>
public sealed class MendService(CaseActRunner runner, CaseVault vault, IntakeScreening screening, FieldCompletion completion, NondisclosurePolicy policy, TimeProvider time)
{
    private const int Owner = 1;
    private const int Amending = 2;

    /// <summary>Completes the fields on screen; what is still missing is <see cref="ReviewOutcome.Invalid"/>, and then nothing was changed.</summary>
    /// <param name="user">Who fills.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="revision"><see cref="CaseRow.Revision"/> of the case that was seen.</param>
    /// <param name="typed">All fields, those that were there before among them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReviewOutcome> FillAsync(DeskUser user, string caseId, int revision, TypedSummary typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(typed);
        var metadata = SubmissionForm.Bytes(typed.Metadata());
        if (!await screening.MayKeepAsync(DecisionSender.Of(user), metadata, cancellationToken))
        {
            return Invalid(string.Empty, "secrecy-mark", "填写的内容带有国家秘密标志，没有保存任何内容，拒收已经记录。请按保密规定处理。");
        }

        var filled = MetadataReader.Read(metadata, time, out var errors) ?? new CaseSubmission();
        if (filled.Amendment is { LacksNote: true })
        {
            errors = [.. errors, new CaseMessage("amendment.note", "required", "请填写公开的更正说明。")];
        }

        return await runner.RunAsync(user, caseId, CaseAct.Mend, errors, async (desk, row, key) =>
        {
            var file = await CaseParts.ReadJsonAsync<SubmittedFile>(desk.Connection, key, caseId, CasePart.File, desk.Transaction);
            var known = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Submission, desk.Transaction) ?? new CaseSubmission();
            var text = await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.Text, desk.Transaction);
            if (row.Revision != revision)
            {
                return Stale();
            }

            if (file is null || text is null)
            {
                return Invalid("files", "unreadable", "文件没有读出文字，填写各项也不能公开，请换一个可以读取的文件。");
            }

            var read = DecisionFieldExtractor.Extract(SourceDocument.FromText(Encoding.UTF8.GetString(text)));
            var fields = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Fields, desk.Transaction);
            var shown = FieldCompletion.Complete(fields ?? known, read);
            var submission = Merged(
                known,
                filled with { PenaltyKinds = typed.KindsBeside(shown.PenaltyKinds) },
                [.. typed.NamedParties.Select(party => party.Of is { } at && at >= 0 && at < shown.Parties.Count ? shown.Parties[at] : null)],
                file.IsTyped);
            if (!IsSame(shown, FieldCompletion.Complete(submission, read)))
            {
                // A review speaks of the very words that were reviewed.
                submission = submission with { SecrecyReview = filled.SecrecyReview };
            }

            if (completion.Missing(submission) is { Count: > 0 } missing)
            {
                return new ReviewOutcome.Invalid(missing);
            }

            if (await NumberErrorAsync(desk, row, submission.DocumentNumber) is { } error)
            {
                return error;
            }

            var former = file.IsTyped ? await HashAsync(desk, key, caseId) : null;
            var typedText = file.IsTyped ? Encoding.UTF8.GetBytes(typed.Text(user.AgencyName)) : null;
            return await CaseActRunner.MoveAsync(desk, row, key, Move(user), async () =>
            {
                if (typedText is not null)
                {
                    await CaseParts.WriteAsync(desk, key, caseId, CasePart.Original, typedText);
                    await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.File, file with { Length = typedText.Length });
                    desk.MarkErased();
                }

                if (filled.LegalReview is { } reviewed)
                {
                    await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.LegalReview, reviewed);
                }

                await ForgetChoiceAsync(desk, key, caseId, choice => choice.SpeaksOf(shown, submission));
                await WriteAsync(desk, row, key, user, submission, "fields", former);
            });
        }, cancellationToken);
    }

    /// <summary>Replaces the file: the earlier one is erased, its hash stays in the audit. A file that cannot be read replaces nothing.</summary>
    /// <param name="user">Who replaces it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="revision"><see cref="CaseRow.Revision"/> of the case that was seen.</param>
    /// <param name="upload">The file; the 保密审查 of the earlier one does not speak of it.</param>
    /// <param name="readAnew">Whether number, title, parties, day and summary are read from it anew, instead of what was pushed or filled before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ReviewOutcome> ReplaceAsync(
        DeskUser user, string caseId, int revision, UploadPart.WholeFile upload, bool readAnew, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(upload);
        var files = new PushedFiles { Metadata = "{}"u8.ToArray(), Document = upload.Content, FileName = upload.FileName, Origin = DecisionOrigin.Upload };
        if (await screening.ScreenAsync(DecisionSender.Of(user), files, cancellationToken) is not { } screened)
        {
            return Invalid("files", "secrecy-mark", "文件带有国家秘密标志，没有保存任何内容，拒收已经记录。请按保密规定处理原件。");
        }

        IReadOnlyList<CaseMessage> errors = screened.Unreadable is { } unreadable ? [new CaseMessage("files", unreadable.Code, unreadable.Message)] : [];
        return await runner.RunAsync(user, caseId, CaseAct.Mend, errors, async (desk, row, key) =>
        {
            if (row.Revision != revision)
            {
                return Stale();
            }

            var known = await CaseParts.ReadJsonAsync<CaseSubmission>(desk.Connection, key, caseId, CasePart.Submission, desk.Transaction) ?? new CaseSubmission();
            var wasTyped = await CaseParts.ReadJsonAsync<SubmittedFile>(desk.Connection, key, caseId, CasePart.File, desk.Transaction) is { IsTyped: true };
            var submission = (readAnew ? WithoutRead(known) : known) with { SecrecyReview = null, Mode = wasTyped ? null : known.Mode };
            if (await NumberErrorAsync(desk, row, submission.DocumentNumber ?? DecisionFieldExtractor.Extract(screened.Document!).DocumentNumber) is { } error)
            {
                return error;
            }

            var former = await HashAsync(desk, key, caseId);
            return await CaseActRunner.MoveAsync(desk, row, key, Move(user), async () =>
            {
                await CaseParts.RemoveAsync(desk, caseId, CasePart.AsSent);
                await CaseParts.WriteAsync(desk, key, caseId, CasePart.Original, screened.Converted is { } converted ? converted.Content.Span : upload.Content);
                if (screened.Converted is not null)
                {
                    await CaseParts.WriteAsync(desk, key, caseId, CasePart.AsSent, upload.Content);
                }

                await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.File, new SubmittedFile(
                    upload.FileName, upload.Content.Length, screened.Converted?.Format, screened.Converted?.Remarks));
                desk.MarkErased();
                await ForgetChoiceAsync(desk, key, caseId, static choice => choice.Mode is not DisclosureMode.FullText);
                await WriteAsync(desk, row, key, user, submission, "file", former);
            });
        }, cancellationToken);
    }

    private async Task WriteAsync(DeskTransaction desk, CaseRow row, CaseKey key, DeskUser user, CaseSubmission submission, string code, string? former)
    {
        await DerivedParts.RemoveAsync(desk, key, row.CaseId, policy);
        await AuthorAnswers.RemoveAsync(desk, key, row.CaseId, user.Name);
        await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Submission, submission);
        var coAuthors = row.Authors.Append(user.Name).Distinct(StringComparer.Ordinal).Where(account => !string.Equals(account, row.Submitter, StringComparison.Ordinal));
        await desk.Connection.ExecuteAsync(
            "UPDATE decision_case SET co_authors = @authors WHERE case_id = @CaseId AND agency_code = @AgencyCode",
            new { authors = string.Join(' ', coAuthors) is { Length: > 0 } authors ? authors : null, row.CaseId, row.AgencyCode },
            desk.Transaction);
        await CaseJournal.NoteAsync(
            desk, row, key, DecisionSender.Of(user).Actor, AuditActs.Mended, code, former is null ? null : $"原文件的校验值（SHA-256）：{former}");
    }

    // Why the full text is to go out was said of one text and its parties: of another it is to be said again.
    private static async Task ForgetChoiceAsync(DeskTransaction desk, CaseKey key, string caseId, Func<ModeChoice, bool> stillSpeaks)
    {
        if (await CaseParts.ReadJsonAsync<ModeChoice>(desk.Connection, key, caseId, CasePart.Mode, desk.Transaction) is { } choice && !stillSpeaks(choice))
        {
            await CaseParts.RemoveAsync(desk, caseId, CasePart.Mode);
        }
    }

    // Everything that is published, or decides what of it is hidden.
    private static bool IsSame(CaseSubmission one, CaseSubmission other)
    {
        return Bytes(one).AsSpan().SequenceEqual(Bytes(other));

        static byte[] Bytes(CaseSubmission fields) => JsonSerializer.SerializeToUtf8Bytes(
            fields with
            {
                Sector = fields.Sector?.Trim(),
                Summary = new SubmittedSummary { Facts = Plain(fields.Summary?.Facts), Basis = Plain(fields.Summary?.Basis), Decision = Plain(fields.Summary?.Decision) },
                FineYuan = fields.FineYuan is { } fine ? decimal.Round(fine, 2) + 0.00m : null,
                SecrecyReview = null,
                LegalReview = null,
                Amendment = null,
                FormerParties = [],
            },
            CaseJson.Options);

        static string? Plain(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } plain ? plain : null;
    }

    // What is known of a party and the form does not show stays with its row, however its name is mended: numbers tell a minor and are hidden.
    private static CaseSubmission Merged(CaseSubmission known, CaseSubmission filled, IReadOnlyList<CaseParty?> before, bool isTyped)
    {
        var parties = filled.Parties.Zip(before, (party, former) => former is null ? party : PartyFacts.Mended(party, former));
        return filled with
        {
            ViolatedOn = known.ViolatedOn,
            Mode = isTyped ? filled.Mode : known.Mode,
            Parties = PartyFacts.Recalled([.. parties], known.FormerParties),
            FormerParties = PartyFacts.Former(known, before),
            People = known.People,
            // The document is made of the fields: a review of the earlier ones does not speak of these.
            SecrecyReview = filled.SecrecyReview ?? (isTyped ? null : known.SecrecyReview),
            LegalReview = filled.LegalReview ?? known.LegalReview,
            SeriesId = known.SeriesId,
            // Another kind, or another note, may be what it came back for; what it really changes is found when it is read.
            Amendment = known.Amendment is null ? null : filled.Amendment ?? known.Amendment,
        };
    }

    private static CaseSubmission WithoutRead(CaseSubmission known) => known with
    {
        DocumentNumber = null,
        Title = null,
        ActType = null,
        DecidedOn = null,
        Parties = [],
        FormerParties = PartyFacts.Former(known, []),
        Summary = null,
        PenaltyKinds = [],
        FineYuan = null,
    };

    private async Task<ReviewOutcome.Invalid?> NumberErrorAsync(DeskTransaction desk, CaseRow row, string? number)
    {
        if (await IsOverAsync(desk, row))
        {
            return Over();
        }

        if (number is null)
        {
            return null;
        }

        var index = CaseNumber.Index(vault, row.AgencyCode, number);
        if (!await CaseNumber.MayHaveAsync(desk, row, index))
        {
            return new ReviewOutcome.Invalid([CaseNumber.NotAsAmended]);
        }

        // The number was given free when the case came back: another may have it by now.
        var other = await desk.Connection.QueryFirstOrDefaultAsync<string>(
            "SELECT case_id FROM decision_case WHERE agency_code = @AgencyCode AND number_index = @index AND current_number = @slot AND case_id <> @CaseId",
            new { row.AgencyCode, index, slot = row.AmendsCase is null ? Owner : Amending, row.CaseId },
            desk.Transaction);
        return other is null ? null : Invalid("documentNumber", "unique-in-agency", $"本机关已有同一文号的案件（编号 {other}），请在那件案件里办理。");
    }

    // Another amendment was published meanwhile, or what was to be amended is gone: this one can never be.
    private static async Task<bool> IsOverAsync(DeskTransaction desk, CaseRow row) => row.AmendsCase is { } amended
        && (await CaseRow.FindAsync(desk.Connection, row.AgencyCode, amended, desk.Transaction) is not { State: var state }
            || !(CaseTransitions.Amendable.Contains(state) || state is CaseState.Suspended));

    // Of the file as it was sent; nothing when none was kept.
    private static async Task<string?> HashAsync(DeskTransaction desk, CaseKey key, string caseId) =>
        (await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.AsSent, desk.Transaction)
            ?? await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.Original, desk.Transaction)) is { } file
            ? Convert.ToHexStringLower(SHA256.HashData(file))
            : null;

    private static CaseMove Move(DeskUser user) => new() { To = CaseState.Received, Actor = DecisionSender.Of(user).Actor, Code = "mended" };

    private static ReviewOutcome.Invalid Over() =>
        Invalid(string.Empty, "amended-gone", "要更正的那一版已经由别的更正替换，或者已经撤下，这件更正不能再补正。需要时请对现在公示的决定另行提出更正。");

    private static ReviewOutcome.Invalid Stale() => Invalid(string.Empty, "stale", "打开页面以后，这件案件有了变化。请重新打开补正页，按现在的内容填写。没有任何改动被保存。");

    private static ReviewOutcome.Invalid Invalid(string field, string rule, string message) => new([new CaseMessage(field, rule, message)]);
}
