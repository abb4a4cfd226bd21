using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Agencies;

/// <summary>Whom someone who names a deputy may choose from.</summary>
public sealed class DeputyChoices(DeskStore store)
{
    private const int Shown = 500;

    /// <summary>Enabled clerks and reviewers of the person's own agency; none for those who name no deputies.</summary>
    public async Task<IReadOnlyList<AccountView>> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayNameDeputies
            ? [.. (await store.ReadAsync(connection => AccountView.ListAsync(connection, user.AgencyCode, name: null, Shown), cancellationToken))
                .Where(account => account.DisabledAt is null && AccountPowers.MayBeDeputy(account.Role))]
            : [];
    }
}
