using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>What someone wants of a deputation.</summary>
/// <param name="Person">Account of the reviewer on leave.</param>
/// <param name="Deputy">Account of the one who is to stand in.</param>
/// <param name="From">The first day, in Asia/Shanghai.</param>
/// <param name="Until">The last day, included.</param>
public sealed record DeputyWish(string Person, string Deputy, DateOnly From, DateOnly Until);

/// <summary>What came of it.</summary>
public abstract record DeputyOutcome
{
    private DeputyOutcome()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Done : DeputyOutcome;

    /// <summary>There is no such deputation in sight of the person.</summary>
    public sealed record NotFound : DeputyOutcome;

    /// <summary>The person may not.</summary>
    public sealed record NotAllowed : DeputyOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Field"><c>person</c>, <c>deputy</c>, <c>from</c> or <c>until</c>.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record Invalid(string Field, string Message) : DeputyOutcome;
}

/// <summary>
/// Names and ends deputies: a reviewer for themself, an admin for any reviewer of the agency. No chains: who is stood in for stands in for
/// no one in those days, and the other way round.
/// </summary>
public sealed class Deputies(DeskStore store, TimeProvider time)
{
    /// <summary>Longest time a deputy may be named for, in days.</summary>
    public const int LongestDays = 366;

    private const int Shown = 200;

    /// <summary>Deputations in sight: of the agency for its admin, of their own for others; those that end last come first.</summary>
    public async Task<IReadOnlyList<DeputationRow>> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await store.ReadAsync(
            async connection => (await connection.QueryAsync<DeputationRow>(
                $"""
                SELECT {DeputationRow.Columns} FROM deputation d
                WHERE d.agency_code = @AgencyCode AND (@all = 1 OR d.person = @Name OR d.deputy = @Name)
                ORDER BY d.until_on DESC, d.named_at DESC, d.deputation_id LIMIT {Shown}
                """,
                new { user.AgencyCode, user.Name, all = user.Role is DeskRole.AgencyAdmin ? 1 : 0 })).AsList(),
            cancellationToken);
    }

    /// <summary>Names a deputy.</summary>
    public async Task<DeputyOutcome> NameAsync(DeskUser user, DeputyWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(wish);
        return await store.WriteAsync<DeputyOutcome>(
            async desk =>
            {
                if (!user.MayNameDeputies || (user.Role is DeskRole.Reviewer && !string.Equals(user.Name, wish.Person, StringComparison.Ordinal)))
                {
                    await NoteAsync(desk, user, AuditActs.Refused, "deputy");
                    return new DeputyOutcome.NotAllowed();
                }

                // Takes the agency's row, so that two wishes at once do not make a chain between them.
                await desk.Connection.ExecuteAsync("UPDATE agency SET code = code WHERE code = @AgencyCode", new { user.AgencyCode }, desk.Transaction);
                if (await ErrorAsync(desk, user.AgencyCode, wish) is { } error)
                {
                    return error;
                }

                await desk.Connection.ExecuteAsync(
                    """
                    INSERT INTO deputation (deputation_id, agency_code, person, deputy, from_on, until_on, named_by, named_at)
                    VALUES (@id, @AgencyCode, @Person, @Deputy, @from, @until, @Name, @At)
                    """,
                    new
                    {
                        id = RandomNumberGenerator.GetHexString(32, lowercase: true),
                        user.AgencyCode,
                        wish.Person,
                        wish.Deputy,
                        from = ChineseDay.Stored(wish.From),
                        until = ChineseDay.Stored(wish.Until),
                        user.Name,
                        At = desk.AtMilliseconds,
                    },
                    desk.Transaction);
                await NoteAsync(desk, user, AuditActs.DeputyNamed, $"account:{wish.Deputy}/for:{wish.Person}/{ChineseDay.Stored(wish.From)}/{ChineseDay.Stored(wish.Until)}");
                return new DeputyOutcome.Done();
            },
            cancellationToken);
    }

    /// <summary>Ends a deputation at once; one that has ended already stays as it is.</summary>
    public async Task<DeputyOutcome> RevokeAsync(DeskUser user, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await store.WriteAsync<DeputyOutcome>(
            async desk =>
            {
                var row = await desk.Connection.QuerySingleOrDefaultAsync<DeputationRow>(
                    $"SELECT {DeputationRow.Columns} FROM deputation d WHERE d.deputation_id = @id AND d.agency_code = @AgencyCode",
                    new { id, user.AgencyCode },
                    desk.Transaction);
                if (row is null || !user.MayNameDeputies || (user.Role is DeskRole.Reviewer && !string.Equals(user.Name, row.Person, StringComparison.Ordinal)))
                {
                    return new DeputyOutcome.NotFound();
                }

                var ended = await desk.Connection.ExecuteAsync(
                    "UPDATE deputation SET revoked_at = @At WHERE deputation_id = @id AND agency_code = @AgencyCode AND revoked_at IS NULL",
                    new { At = desk.AtMilliseconds, id, user.AgencyCode },
                    desk.Transaction);
                if (ended > 0)
                {
                    await NoteAsync(desk, user, AuditActs.DeputyRevoked, $"account:{row.Deputy}/for:{row.Person}");
                }

                return new DeputyOutcome.Done();
            },
            cancellationToken);
    }

    private async Task<DeputyOutcome.Invalid?> ErrorAsync(DeskTransaction desk, string agencyCode, DeputyWish wish)
    {
        var today = ChineseDay.Of(time.GetUtcNow());
        if (wish.Until < wish.From)
        {
            return new DeputyOutcome.Invalid("until", "结束日期不得早于开始日期。");
        }

        if (wish.Until < today)
        {
            return new DeputyOutcome.Invalid("until", "结束日期不得早于今天。");
        }

        if (wish.Until.DayNumber - wish.From.DayNumber >= LongestDays)
        {
            return new DeputyOutcome.Invalid("until", $"代理期限不得超过 {LongestDays} 天。");
        }

        var person = await AccountRow.FindAsync(desk.Connection, wish.Person, desk.Transaction);
        if (person is not { DisabledAt: null, DeskRole: DeskRole.Reviewer } || !string.Equals(person.AgencyCode, agencyCode, StringComparison.Ordinal))
        {
            return new DeputyOutcome.Invalid("person", "请选择本机关的一位审核人。");
        }

        var deputy = await AccountRow.FindAsync(desk.Connection, wish.Deputy, desk.Transaction);
        if (deputy is not { DisabledAt: null } || !AccountPowers.MayBeDeputy(deputy.DeskRole) || !string.Equals(deputy.AgencyCode, agencyCode, StringComparison.Ordinal)
            || string.Equals(wish.Person, wish.Deputy, StringComparison.Ordinal))
        {
            return new DeputyOutcome.Invalid("deputy", "请选择本机关的另一位经办人或者审核人作为代理人。");
        }

        var overlapping = (await desk.Connection.QueryAsync<DeputationRow>(
            $"""
            SELECT {DeputationRow.Columns} FROM deputation d
            WHERE d.agency_code = @agencyCode AND d.revoked_at IS NULL AND d.from_on <= @until AND d.until_on >= @from
              AND (d.person IN (@Person, @Deputy) OR d.deputy = @Person)
            """,
            new { agencyCode, wish.Person, wish.Deputy, from = ChineseDay.Stored(wish.From), until = ChineseDay.Stored(wish.Until) },
            desk.Transaction)).AsList();
        return overlapping switch
        {
            _ when overlapping.Exists(row => string.Equals(row.Person, wish.Person, StringComparison.Ordinal)) =>
                new DeputyOutcome.Invalid("from", "这几天已经有代理人，请先撤销原来的代理。"),
            { Count: > 0 } when overlapping.Exists(row => string.Equals(row.Person, wish.Deputy, StringComparison.Ordinal)) =>
                new DeputyOutcome.Invalid("deputy", "这位代理人这几天自己也由别人代理，不能再代理他人。"),
            { Count: > 0 } => new DeputyOutcome.Invalid("person", "被代理人这几天正在代理他人，代理不得转委托。"),
            _ => null,
        };
    }

    private static Task NoteAsync(DeskTransaction desk, DeskUser user, string act, string code) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = act, Code = code });
}
