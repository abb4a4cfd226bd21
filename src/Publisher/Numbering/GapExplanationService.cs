using System.Globalization;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Numbering;

/// <summary>What came of an explanation.</summary>
public abstract record ExplanationOutcome
{
    private ExplanationOutcome()
    {
    }

    /// <summary>It is recorded, or taken back.</summary>
    public sealed record Done : ExplanationOutcome;

    /// <summary>The person may not, or there is no such sequence or explanation of the agency.</summary>
    public sealed record NotFound : ExplanationOutcome;

    /// <summary>It cannot be so; each message names its field.</summary>
    /// <param name="Errors">What is wrong.</param>
    public sealed record Invalid(IReadOnlyList<CaseMessage> Errors) : ExplanationOutcome;
}

/// <summary>What an agency's admin says of missing numbers.</summary>
/// <param name="Year">The year in the numbers.</param>
/// <param name="Sequence">Blind index of the sequence.</param>
/// <param name="Range">The numbers; none of them may be known on the platform.</param>
/// <param name="Reason">Why they have no decision.</param>
/// <param name="Words">More about it, at most <see cref="WordsLength"/> characters; sealed, and shown to the agency alone.</param>
public sealed record GapStatement(int Year, string Sequence, SerialRange Range, GapReason? Reason, string? Words)
{
    /// <summary>Characters at most.</summary>
    public const int WordsLength = 200;
}

/// <summary>
/// Records why numbers have no decision: an agency's admin for the own agency, named in the audit with day and kind. A statement is never changed; one that is wrong
/// is taken back, and stays on record as that.
/// </summary>
public sealed class GapExplanationService(DeskStore store, CaseVault vault)
{
    /// <summary>Records a statement.</summary>
    public Task<ExplanationOutcome> ExplainAsync(DeskUser user, GapStatement statement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(statement);
        return store.WriteAsync(desk => ExplainAsync(desk, user, statement), cancellationToken);
    }

    /// <summary>Takes a statement back.</summary>
    public Task<ExplanationOutcome> TakeBackAsync(DeskUser user, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return store.WriteAsync<ExplanationOutcome>(
            async desk =>
            {
                if (!user.MayExplainNumbers
                    || await desk.Connection.QuerySingleOrDefaultAsync<ExplanationRow>(
                        $"SELECT {ExplanationRow.Columns} FROM number_explanation WHERE explanation_id = @id AND agency_code = @AgencyCode", new { id, user.AgencyCode }, desk.Transaction) is not { } row
                    || await desk.Connection.ExecuteAsync(
                        "UPDATE number_explanation SET withdrawn_at = @At, withdrawn_by = @Name WHERE explanation_id = @id AND agency_code = @AgencyCode AND withdrawn_at IS NULL",
                        new { At = desk.AtMilliseconds, user.Name, id, user.AgencyCode },
                        desk.Transaction) == 0)
                {
                    return new ExplanationOutcome.NotFound();
                }

                await NoteAsync(desk, user, AuditActs.NumbersUnexplained, Enum.Parse<GapReason>(row.ReasonName), row.Year, new SerialRange(row.First, row.Last));
                return new ExplanationOutcome.Done();
            },
            cancellationToken);
    }

    private async Task<ExplanationOutcome> ExplainAsync(DeskTransaction desk, DeskUser user, GapStatement statement)
    {
        if (!user.MayExplainNumbers)
        {
            return new ExplanationOutcome.NotFound();
        }

        // Held first: two statements at once must not be about the same number.
        await desk.Connection.ExecuteAsync("UPDATE agency SET code = code WHERE code = @AgencyCode", new { user.AgencyCode }, desk.Transaction);
        if (await WordAsync(desk, user.AgencyCode, statement) is not { } word)
        {
            return new ExplanationOutcome.NotFound();
        }

        if (await ErrorsAsync(desk, user.AgencyCode, statement) is { Count: > 0 } errors)
        {
            return new ExplanationOutcome.Invalid(errors);
        }

        var id = RecordId.New().Value;
        using var key = vault.NewKey(id);
        await CaseKeyTable.AddAsync(desk, vault, key);
        await desk.Connection.ExecuteAsync(
            """
            INSERT INTO number_explanation (explanation_id, agency_code, number_sequence, number_year, first_serial, last_serial, reason, account, explained_at, sealed)
            VALUES (@id, @AgencyCode, @Sequence, @Year, @First, @Last, @reason, @Name, @At, @sealed)
            """,
            new
            {
                id,
                user.AgencyCode,
                statement.Sequence,
                statement.Year,
                statement.Range.First,
                statement.Range.Last,
                reason = statement.Reason.ToString(),
                user.Name,
                At = desk.AtMilliseconds,
                @sealed = ExplanationRow.Seal(key, new SealedExplanation(word, string.IsNullOrWhiteSpace(statement.Words) ? null : statement.Words.Trim())),
            },
            desk.Transaction);
        await NoteAsync(desk, user, AuditActs.NumbersExplained, statement.Reason!.Value, statement.Year, statement.Range);
        return new ExplanationOutcome.Done();
    }

    private static async Task<IReadOnlyList<CaseMessage>> ErrorsAsync(DeskTransaction desk, string agency, GapStatement statement)
    {
        var errors = new List<CaseMessage>();
        var asked = new { agency, statement.Year, statement.Sequence, statement.Range.First, statement.Range.Last, back = CaseState.Returned.Wire() };
        if (statement.Range.First < 1 || statement.Range.Last > SerialNumber.Largest)
        {
            errors.Add(new CaseMessage("range", "range", $"序号须从 1 到 {SerialNumber.Largest}。"));
        }
        else if (statement.Range.Last < statement.Range.First)
        {
            errors.Add(new CaseMessage("range", "order", "止号不能小于起号。"));
        }
        else if (await desk.Connection.ExecuteScalarAsync<int?>(
            """
            SELECT MIN(number_serial) FROM decision_case
            WHERE agency_code = @agency AND number_year = @Year AND number_sequence = @Sequence AND number_serial BETWEEN @First AND @Last AND state <> @back
            """,
            asked,
            desk.Transaction) is { } known)
        {
            errors.Add(new CaseMessage("range", "missing", $"{known}号已经报送，不是缺号。请只填写缺少的序号。"));
        }
        else if (await desk.Connection.ExecuteScalarAsync<int?>(
            $"SELECT MAX(number_serial) FROM decision_case WHERE agency_code = @agency AND number_year = @Year AND number_sequence = @Sequence AND state <> @back", asked, desk.Transaction) < statement.Range.Last)
        {
            errors.Add(new CaseMessage("range", "missing", "止号超过了已报送的最大序号：后面的号还不能算缺号。"));
        }
        else if (await desk.Connection.ExecuteScalarAsync<int?>(
            """
            SELECT MIN(first_serial) FROM number_explanation
            WHERE agency_code = @agency AND number_year = @Year AND number_sequence = @Sequence AND first_serial <= @Last AND last_serial >= @First AND withdrawn_at IS NULL
            """,
            asked,
            desk.Transaction) is not null)
        {
            errors.Add(new CaseMessage("range", "once", "其中有的序号已经说明过。要改，请先撤回原来的说明。"));
        }

        if (statement.Reason is not { } reason || !Enum.IsDefined(reason))
        {
            errors.Add(new CaseMessage("reason", "required", "请选择缺号的原因。"));
        }

        if (statement.Words?.Trim() is { Length: > GapStatement.WordsLength })
        {
            errors.Add(new CaseMessage("words", "length", $"补充说明不得超过 {GapStatement.WordsLength} 字。"));
        }
        else if (statement.Words is { } words && !PlainText.IsClean(words, lines: false))
        {
            errors.Add(new CaseMessage("words", "characters", "补充说明含有不允许的字符。"));
        }

        return errors;
    }

    // Of any case with such a number; null when the agency has none.
    private async Task<string?> WordAsync(DeskTransaction desk, string agency, GapStatement statement) =>
        await desk.Connection.QueryFirstOrDefaultAsync<CaseRow>(
            $"""
            SELECT {CaseRow.Columns} FROM decision_case
            WHERE agency_code = @agency AND number_year = @Year AND number_sequence = @Sequence AND number_serial > 0 ORDER BY number_serial LIMIT 1
            """,
            new { agency, statement.Year, statement.Sequence },
            desk.Transaction) is { } row
            ? SerialNumber.Read(CaseParts.OpenCaption(vault, row)?.DocumentNumber)?.Word
            : null;

    private static Task NoteAsync(DeskTransaction desk, DeskUser user, string act, GapReason reason, int year, SerialRange range) => AuditTrail.AppendAsync(desk, new AuditEntry
    {
        Actor = user.Actor.Id,
        AgencyCode = user.AgencyCode,
        Act = act,
        Code = string.Create(CultureInfo.InvariantCulture, $"{reason}/{year}/{range.First}-{range.Last}"),
    });
}
