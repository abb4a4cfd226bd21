using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Store;
using Microsoft.AspNetCore.DataProtection;

namespace Disclosure.Publisher.SavedViews;

/// <summary>
/// Keeps the views of each account, for that account alone. Names are sealed under a key outside the store, bound to account and view: people may
/// write into them whom a case is about. A filter is kept as the caller has read and written it anew, without words that were looked for.
/// </summary>
public sealed class SavedViewService(DeskStore store, IDataProtectionProvider protection)
{
    /// <summary>Views of an account at most.</summary>
    public const int Most = 20;

    /// <summary>UTF-16 code units of a name at most.</summary>
    public const int LongestName = 30;

    /// <summary>UTF-16 code units of a filter at most.</summary>
    public const int LongestFilter = 1000;

    /// <summary>The person's views, the oldest first.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(DeskUser user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.MayReadCases ? await store.ReadAsync(connection => ListAsync(connection, user), cancellationToken) : [];
    }

    /// <summary>Keeps a view.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="name">Its name, 1 to <see cref="LongestName"/> units; no two of a person's are alike.</param>
    /// <param name="filter">The query of its address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">The filter is longer than any list's can be: a defect of the caller.</exception>
    public Task<SavedViewOutcome> SaveAsync(DeskUser user, string? name, string filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filter.Length, LongestFilter, nameof(filter));
        return ChangeAsync(user, async (desk, views) =>
        {
            if (NameError(views, name, self: null) is { } error)
            {
                return error;
            }

            if (views.Count >= Most)
            {
                return new SavedViewOutcome.Invalid($"最多保存 {Most} 个视图，请先删除不用的。");
            }

            var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
            await desk.Connection.ExecuteAsync(
                "INSERT INTO saved_view (view_id, account, name, filter, is_default, created_at) VALUES (@id, @Name, @sealed, @filter, 0, @At)",
                new { id, user.Name, @sealed = Protector(user, id).Protect(Encoding.UTF8.GetBytes(name!.Trim())), filter, At = desk.AtMilliseconds },
                desk.Transaction);
            return new SavedViewOutcome.Done();
        }, AuditActs.ViewChanged, cancellationToken);
    }

    /// <summary>Gives a view another name.</summary>
    public Task<SavedViewOutcome> RenameAsync(DeskUser user, string id, string? name, CancellationToken cancellationToken) => ChangeAsync(user, async (desk, views) =>
    {
        if (!views.Any(view => string.Equals(view.Id, id, StringComparison.Ordinal)))
        {
            return new SavedViewOutcome.NotFound();
        }

        if (NameError(views, name, id) is { } error)
        {
            return error;
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE saved_view SET name = @sealed WHERE view_id = @id AND account = @Name",
            new { @sealed = Protector(user, id).Protect(Encoding.UTF8.GetBytes(name!.Trim())), id, user.Name },
            desk.Transaction);
        return new SavedViewOutcome.Done();
    }, AuditActs.ViewChanged, cancellationToken);

    /// <summary>Lets the person's list open with a view, or with none when the id is null.</summary>
    public Task<SavedViewOutcome> OpenWithAsync(DeskUser user, string? id, CancellationToken cancellationToken) => ChangeAsync(user, async (desk, views) =>
    {
        if (id is not null && !views.Any(view => string.Equals(view.Id, id, StringComparison.Ordinal)))
        {
            return new SavedViewOutcome.NotFound();
        }

        await desk.Connection.ExecuteAsync(
            "UPDATE saved_view SET is_default = CASE WHEN view_id = @id THEN 1 ELSE 0 END WHERE account = @Name", new { id = id ?? string.Empty, user.Name }, desk.Transaction);
        return new SavedViewOutcome.Done();
    }, AuditActs.ViewChanged, cancellationToken);

    /// <summary>Removes a view.</summary>
    public Task<SavedViewOutcome> RemoveAsync(DeskUser user, string id, CancellationToken cancellationToken) => ChangeAsync(user, async (desk, views) =>
    {
        var removed = !views.Any(view => string.Equals(view.Id, id, StringComparison.Ordinal))
            ? 0
            : await desk.Connection.ExecuteAsync("DELETE FROM saved_view WHERE view_id = @id AND account = @Name", new { id, user.Name }, desk.Transaction);
        return removed > 0 ? new SavedViewOutcome.Done() : new SavedViewOutcome.NotFound();
    }, AuditActs.ViewRemoved, cancellationToken);

    // Takes the account's row, so that two wishes at once do not make more views than there may be.
    private async Task<SavedViewOutcome> ChangeAsync(
        DeskUser user, Func<DeskTransaction, IReadOnlyList<SavedView>, Task<SavedViewOutcome>> change, string act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (!user.MayReadCases)
        {
            return new SavedViewOutcome.NotFound();
        }

        return await store.WriteAsync(
            async desk =>
            {
                await desk.Connection.ExecuteAsync("UPDATE account SET name = name WHERE name = @Name", new { user.Name }, desk.Transaction);
                var outcome = await change(desk, await ListAsync(desk.Connection, user, desk.Transaction));
                if (outcome is not SavedViewOutcome.Invalid)
                {
                    await AuditTrail.AppendAsync(desk, new AuditEntry
                    {
                        Actor = user.Actor.Id,
                        AgencyCode = user.AgencyCode,
                        Act = outcome is SavedViewOutcome.Done ? act : AuditActs.Refused,
                        Code = outcome is SavedViewOutcome.Done ? null : "view",
                    });
                }

                return outcome;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<SavedView>> ListAsync(DbConnection connection, DeskUser user, DbTransaction? transaction = null) =>
    [
        .. (await connection.QueryAsync<ViewRow>(
            $"SELECT view_id AS Id, name AS Name, filter AS Filter, is_default AS IsDefault FROM saved_view WHERE account = @Name ORDER BY created_at, view_id LIMIT {Most}",
            new { user.Name },
            transaction)).Select(row => new SavedView { Id = row.Id, Name = Open(user, row), Filter = row.Filter, IsDefault = row.IsDefault != 0 }),
    ];

    private static SavedViewOutcome.Invalid? NameError(IReadOnlyList<SavedView> views, string? name, string? self) => name?.Trim() switch
    {
        null or "" => new SavedViewOutcome.Invalid("请填写视图的名称。"),
        { Length: > LongestName } => new SavedViewOutcome.Invalid($"视图的名称不超过 {LongestName} 字。"),
        var trimmed when trimmed.Any(char.IsControl) => new SavedViewOutcome.Invalid("视图的名称只能写在一行里。"),
        var trimmed when views.Any(view => !string.Equals(view.Id, self, StringComparison.Ordinal) && string.Equals(view.Name, trimmed, StringComparison.Ordinal)) =>
            new SavedViewOutcome.Invalid("已经有同名的视图，请换一个名称。"),
        _ => null,
    };

    private string? Open(DeskUser user, ViewRow row)
    {
        try
        {
            return Encoding.UTF8.GetString(Protector(user, row.Id).Unprotect(row.Name));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(DeskUser user, string id) => protection.CreateProtector("saved-view", user.Name, id);

    private sealed record ViewRow
    {
        public required string Id { get; init; }

        public required byte[] Name { get; init; }

        public required string Filter { get; init; }

        public required long IsDefault { get; init; }
    }
}
