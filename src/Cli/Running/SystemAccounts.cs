using Disclosure.Cli.Processes;

namespace Disclosure.Cli.Running;

/// <summary>The two system users and the group that joins them at the gazette. Needs root.</summary>
public static class SystemAccounts
{
    /// <summary>Creates what is missing; returns the names of what was created.</summary>
    /// <exception cref="CommandFailedException">One of them cannot be created.</exception>
    public static async Task<IReadOnlyList<string>> EnsureAsync(CancellationToken cancellationToken)
    {
        var created = new List<string>();
        if (!await ShortProcess.SucceedsAsync(["getent", "group", ServiceUser.GazetteGroup], cancellationToken))
        {
            await ShortProcess.RequireAsync(["groupadd", "--system", ServiceUser.GazetteGroup], cancellationToken);
            created.Add(ServiceUser.GazetteGroup);
        }

        foreach (var user in new[] { ServiceUser.Desk, ServiceUser.Site }.OfType<ServiceUser.Separate>())
        {
            if (!await ShortProcess.SucceedsAsync(["getent", "passwd", user.Name], cancellationToken))
            {
                await ShortProcess.RequireAsync(
                    ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", user.Name],
                    cancellationToken);
                created.Add(user.Name);
            }

            await ShortProcess.RequireAsync(["usermod", "--append", "--groups", ServiceUser.GazetteGroup, user.Name], cancellationToken);
        }

        return created;
    }

    /// <summary>Whether a user may read a file or enter a folder.</summary>
    public static Task<bool> MayReadAsync(ServiceUser user, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return ShortProcess.SucceedsAsync([.. user.Prefix(), "test", "-r", path, "-a", "(", "!", "-d", path, "-o", "-x", path, ")"], cancellationToken);
    }

    /// <summary>Whether a folder belongs to whoever runs this command.</summary>
    public static Task<bool> IsOwnAsync(string folder, CancellationToken cancellationToken) => ShortProcess.SucceedsAsync(["test", "-O", folder], cancellationToken);
}
