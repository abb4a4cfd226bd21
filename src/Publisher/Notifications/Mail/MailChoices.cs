using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Notifications.Mail;

/// <summary>Of which kinds someone wants mail: of all, unless they say otherwise and the policy lets them.</summary>
public sealed class MailChoices(DeskStore store, NotificationPolicy policy)
{
    /// <summary>Whether nobody can switch the kind off.</summary>
    public bool IsMandatory(NotificationKind kind) => policy.Mail.Mandatory.Contains(kind);

    /// <summary>The kinds that someone of a role may be told of by mail, in the order of the list.</summary>
    public static IReadOnlyList<NotificationKind> Of(DeskRole role) => [.. NotificationKinds.All.Where(NotificationKinds.IsMailed).Where(kind => IsTold(kind, role))];

    // To whom each kind is ever told; one that is not named here is a mistake of this program, and never left out in silence.
    private static bool IsTold(NotificationKind kind, DeskRole role) => kind switch
    {
        NotificationKind.Returned or NotificationKind.Withheld or NotificationKind.Held or NotificationKind.Quarantined or NotificationKind.Refused
            or NotificationKind.Published or NotificationKind.Withdrawn or NotificationKind.Suspended => AccountPowers.MaySubmit(role),
        // A clerk may stand in for a reviewer.
        NotificationKind.WaitsForReview or NotificationKind.ProposalWaits or NotificationKind.DueSoon or NotificationKind.Overdue
            or NotificationKind.HoldEscalated or NotificationKind.ReassessmentDue or NotificationKind.WithdrawalDueSoon or NotificationKind.WithdrawalOverdue
            or NotificationKind.AftermathWaits or NotificationKind.TakedownWaits or NotificationKind.TakedownOverdue or NotificationKind.RescanFound => AccountPowers.MayBeDeputy(role),
        NotificationKind.ChangeBlocked => AccountPowers.MaySubmit(role) || AccountPowers.MayBeDeputy(role),
        NotificationKind.OverdueInRegion or NotificationKind.HoldEscalatedInRegion or NotificationKind.TakenDownInRegion or NotificationKind.TakedownOverdueInRegion
            or NotificationKind.WithdrawalOverdueInRegion or NotificationKind.AnnualReportOverdueInRegion => role is DeskRole.Supervisor,
        NotificationKind.TakedownUndone => AccountPowers.MayBeDeputy(role) || role is DeskRole.Supervisor or DeskRole.PlatformAdmin,
        NotificationKind.HidingUnconfirmed or NotificationKind.PurgeUnconfirmed or NotificationKind.ResidueFound => role is DeskRole.Supervisor or DeskRole.PlatformAdmin,
        NotificationKind.AnnualReportDue or NotificationKind.AnnualReportOverdue => role is DeskRole.AgencyAdmin,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody is named who is told of it."),
    };

    /// <summary>The kinds that someone has switched off.</summary>
    public async Task<IReadOnlySet<NotificationKind>> OffAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var names = await store.ReadAsync(connection => connection.QueryAsync<string>("SELECT kind FROM mail_opt_out WHERE account = @Name", new { user.Name }), cancellationToken);
        return names.Where(name => Enum.TryParse<NotificationKind>(name, out _)).Select(Enum.Parse<NotificationKind>).Where(kind => !IsMandatory(kind)).ToHashSet();
    }

    /// <summary>Keeps which kinds someone wants; those that cannot be switched off, and those of other roles, are left as they are.</summary>
    public Task SetAsync(DeskUser user, IReadOnlyCollection<NotificationKind> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(wanted);
        return store.WriteAsync(
            async desk =>
            {
                foreach (var kind in Of(user.Role).Where(kind => !IsMandatory(kind)))
                {
                    await desk.Connection.ExecuteAsync(
                        wanted.Contains(kind)
                            ? "DELETE FROM mail_opt_out WHERE account = @Name AND kind = @kind"
                            : "INSERT INTO mail_opt_out (account, kind) VALUES (@Name, @kind) ON CONFLICT DO NOTHING",
                        new { user.Name, kind = kind.ToString() },
                        desk.Transaction);
                }
            },
            cancellationToken);
    }
}
