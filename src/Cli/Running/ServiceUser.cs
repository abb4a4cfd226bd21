namespace Disclosure.Cli.Running;

/// <summary>The account an application runs under.</summary>
public abstract record ServiceUser
{
    /// <summary>Group that may read the gazette's files.</summary>
    public const string GazetteGroup = "disclosure-gazette";

    private ServiceUser()
    {
    }

    /// <summary>Whoever runs the command: no separation between the two processes.</summary>
    public sealed record Caller : ServiceUser;

    /// <summary>A system user of its own.</summary>
    /// <param name="Name">The user, and its own group.</param>
    public sealed record Separate(string Name) : ServiceUser;

    /// <summary>The desk's.</summary>
    public static ServiceUser Desk { get; } = new Separate("disclosure-desk");

    /// <summary>The public site's.</summary>
    public static ServiceUser Site { get; } = new Separate("disclosure-public");

    /// <summary>The words that start a command as this user: same process id, no new privileges, and ended when the command's starter dies.</summary>
    public IReadOnlyList<string> Prefix() => this switch
    {
        Separate { Name: var name } =>
        [
            "setsid", "setpriv", $"--reuid={name}", $"--regid={name}", "--init-groups", "--inh-caps=-all", "--no-new-privs", "--pdeathsig=TERM",
        ],
        _ => File.Exists("/usr/bin/setpriv") && File.Exists("/usr/bin/setsid") ? ["setsid", "setpriv", "--pdeathsig=TERM"] : [],
    };
}
