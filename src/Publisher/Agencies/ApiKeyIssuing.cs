using System.Buffers.Text;
using System.Security.Cryptography;
using Dapper;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Agencies;

/// <summary>What came of an act on a key.</summary>
public abstract record ApiKeyOutcome
{
    private ApiKeyOutcome()
    {
    }

    /// <summary>A key was made.</summary>
    /// <param name="Prefix">Names it.</param>
    /// <param name="Key">The key itself: shown now and never again.</param>
    public sealed record Issued(string Prefix, string Key) : ApiKeyOutcome;

    /// <summary>Done.</summary>
    public sealed record Done : ApiKeyOutcome;

    /// <summary>The agency has no such key.</summary>
    public sealed record NotFound : ApiKeyOutcome;

    /// <summary>The person may not.</summary>
    public sealed record NotAllowed : ApiKeyOutcome;

    /// <summary>It cannot be so.</summary>
    /// <param name="Field"><c>owner</c>, <c>scopes</c>, or empty.</param>
    /// <param name="Message">The sentence on screen.</param>
    public sealed record Invalid(string Field, string Message) : ApiKeyOutcome;
}

/// <summary>Issues, rotates, confirms and revokes the keys of the admin's own agency.</summary>
public sealed class ApiKeyIssuing(DeskStore store, IOptions<ApiKeyOptions> options)
{
    // 288 bits in base64url.
    private const int KeyBytes = 36;

    /// <summary>The keys of the agency, newest first; none for those who do not manage keys.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayManageKeys ? await store.ReadAsync(connection => ApiKeyRow.OfAgencyAsync(connection, user.AgencyCode), cancellationToken) : [];
    }

    /// <summary>Makes a key.</summary>
    /// <param name="user">The agency's admin.</param>
    /// <param name="owner">The account that is to answer for it.</param>
    /// <param name="scopes">What it may be used for; at least one of <see cref="ApiScopes.All"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ApiKeyOutcome> IssueAsync(DeskUser user, string? owner, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(scopes);
        return await store.WriteAsync<ApiKeyOutcome>(
            async desk =>
            {
                if (!user.MayManageKeys)
                {
                    return await RefuseAsync(desk, user);
                }

                var account = await AccountRow.FindAsync(desk.Connection, owner ?? string.Empty, desk.Transaction);
                if (account is not { DisabledAt: null } || !AccountPowers.MaySubmit(account.DeskRole)
                    || !string.Equals(account.AgencyCode, user.AgencyCode, StringComparison.Ordinal))
                {
                    return new ApiKeyOutcome.Invalid("owner", "请选择本机关的一位经办人或者审核人作为责任人。");
                }

                if (scopes.Count == 0 || !scopes.All(ApiScopes.All.Contains))
                {
                    return new ApiKeyOutcome.Invalid("scopes", "请至少选择一项用途。");
                }

                var (row, key) = New(desk, user.AgencyCode, account.Name, ApiScopes.Stored(scopes));
                await ApiKeyRow.InsertAsync(desk, row);
                await NoteAsync(desk, user, AuditActs.KeyIssued, $"key:{row.Prefix}/{account.Name}/{row.ScopesText}");
                return new ApiKeyOutcome.Issued(row.Prefix, key);
            },
            cancellationToken);
    }

    /// <summary>Makes a successor; the key before it works some days on, and never longer than it would have.</summary>
    public Task<ApiKeyOutcome> RotateAsync(DeskUser user, string prefix, CancellationToken cancellationToken) =>
        ActAsync(user, prefix, cancellationToken, async (desk, old) =>
        {
            if (old.StateAt(desk.At) is not ApiKeyState.Valid)
            {
                return new ApiKeyOutcome.Invalid(string.Empty, "只有有效的、还没有轮换过的密钥才能轮换。");
            }

            var (row, key) = New(desk, old.AgencyCode, old.Owner, old.ScopesText);
            await ApiKeyRow.InsertAsync(desk, row);
            var end = Math.Min(old.ExpiresAt, desk.At.AddDays(options.Value.RotationDays).ToUnixTimeMilliseconds());
            if (await desk.Connection.ExecuteAsync(
                "UPDATE api_key SET replaced_by = @successor, expires_at = @end WHERE prefix = @Prefix AND replaced_by IS NULL AND revoked_at IS NULL",
                new { successor = row.Prefix, end, old.Prefix },
                desk.Transaction) == 0)
            {
                throw new InvalidOperationException("The key was rotated or revoked by someone else meanwhile.");
            }

            await NoteAsync(desk, user, AuditActs.KeyRotated, $"key:{old.Prefix}/key:{row.Prefix}");
            return new ApiKeyOutcome.Issued(row.Prefix, key);
        });

    /// <summary>Ends a key at once; one that is revoked stays so.</summary>
    public Task<ApiKeyOutcome> RevokeAsync(DeskUser user, string prefix, CancellationToken cancellationToken) =>
        ActAsync(user, prefix, cancellationToken, async (desk, row) =>
        {
            if (await desk.Connection.ExecuteAsync(
                "UPDATE api_key SET revoked_at = @At WHERE prefix = @Prefix AND revoked_at IS NULL", new { At = desk.AtMilliseconds, row.Prefix }, desk.Transaction) > 0)
            {
                await NoteAsync(desk, user, AuditActs.KeyRevoked, $"key:{row.Prefix}");
            }

            return new ApiKeyOutcome.Done();
        });

    /// <summary>Confirms a key that was stopped when its account changed: it works again.</summary>
    public Task<ApiKeyOutcome> RestoreAsync(DeskUser user, string prefix, CancellationToken cancellationToken) =>
        ActAsync(user, prefix, cancellationToken, async (desk, row) =>
        {
            if (row.StateAt(desk.At) is not ApiKeyState.Suspended || !row.HasFitOwner)
            {
                return new ApiKeyOutcome.Invalid(string.Empty, "这个密钥不能恢复：只有暂停的密钥可以恢复，而且责任人的账号必须正常。");
            }

            await desk.Connection.ExecuteAsync("UPDATE api_key SET suspended_at = NULL WHERE prefix = @Prefix", new { row.Prefix }, desk.Transaction);
            await NoteAsync(desk, user, AuditActs.KeyRestored, $"key:{row.Prefix}");
            return new ApiKeyOutcome.Done();
        });

    private async Task<ApiKeyOutcome> ActAsync(
        DeskUser user, string prefix, CancellationToken cancellationToken, Func<DeskTransaction, ApiKeyRow, Task<ApiKeyOutcome>> act)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await store.WriteAsync(
            async desk =>
            {
                if (!user.MayManageKeys)
                {
                    return await RefuseAsync(desk, user);
                }

                var row = await ApiKeyRow.FindAsync(desk.Connection, prefix, desk.Transaction);
                return row is not null && string.Equals(row.AgencyCode, user.AgencyCode, StringComparison.Ordinal) ? await act(desk, row) : new ApiKeyOutcome.NotFound();
            },
            cancellationToken);
    }

    private (ApiKeyRow Row, string Key) New(DeskTransaction desk, string agencyCode, string owner, string scopes)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        return (
            new ApiKeyRow
            {
                Prefix = key[..ApiKeys.PrefixLength],
                KeyHash = ApiKeys.Hash(key),
                AgencyCode = agencyCode,
                Owner = owner,
                ScopesText = scopes,
                CreatedAt = desk.AtMilliseconds,
                ExpiresAt = desk.At.AddMonths(options.Value.ValidMonths).ToUnixTimeMilliseconds(),
            },
            key);
    }

    private static async Task<ApiKeyOutcome> RefuseAsync(DeskTransaction desk, DeskUser user)
    {
        await NoteAsync(desk, user, AuditActs.Refused, "keys");
        return new ApiKeyOutcome.NotAllowed();
    }

    private static Task NoteAsync(DeskTransaction desk, DeskUser user, string act, string code) =>
        AuditTrail.AppendAsync(desk, new AuditEntry { Actor = user.Actor.Id, AgencyCode = user.AgencyCode, Act = act, Code = code });
}
