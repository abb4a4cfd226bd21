using Disclosure.Gazette.Inbox;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Settings;

namespace Disclosure.Publisher;

/// <summary>What the desk is told at its start: options, and the folder of rules.</summary>
internal static class DeskSettings
{
    /// <summary>Options and config files.</summary>
    /// <exception cref="DeskStartException">They are wrong; the message lists every error.</exception>
    public static (DeskOptions Desk, GazetteOptions Gazette, DeskConfig Config) ReadConfiguration(IConfiguration configuration) =>
        ReadConfiguration(configuration, DeskConfig.Read);

    /// <summary>Options and config files, these read by another reader of a folder.</summary>
    /// <exception cref="DeskStartException">They are wrong; the message lists every error.</exception>
    public static (DeskOptions Desk, GazetteOptions Gazette, DeskConfig Config) ReadConfiguration(IConfiguration configuration, Func<string, DeskConfig> read)
    {
        var (desk, gazette) = ReadOptions(configuration);
        return (desk, gazette, read(ConfigFolder(configuration)));
    }

    /// <summary>Where correction requests come from and replies go.</summary>
    /// <exception cref="DeskStartException">It is wrong; the message lists every error.</exception>
    public static MailboxOptions ReadMailbox(IConfiguration configuration)
    {
        var mailbox = configuration.GetSection(MailboxOptions.Section).Get<MailboxOptions>() ?? new MailboxOptions();
        var errors = mailbox.Errors();
        return errors.Count == 0 ? mailbox : throw new DeskStartException(string.Join(Environment.NewLine, errors));
    }

    /// <summary>Where the config files are.</summary>
    public static string ConfigFolder(IConfiguration configuration) => configuration["ConfigDirectory"] ?? Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>Options alone.</summary>
    /// <exception cref="DeskStartException">They are wrong; the message lists every error.</exception>
    public static (DeskOptions Desk, GazetteOptions Gazette) ReadOptions(IConfiguration configuration)
    {
        DeskOptions desk;
        GazetteOptions gazette;
        try
        {
            desk = configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new DeskOptions();
            gazette = configuration.GetSection(GazetteOptions.Section).Get<GazetteOptions>() ?? new GazetteOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new DeskStartException($"配置无法读取 (the configuration cannot be read): {exception.Message}", exception);
        }

        string[] errors = [.. desk.Errors(), .. gazette.Errors()];
        return errors.Length == 0
            ? (desk, gazette)
            : throw new DeskStartException(string.Join(Environment.NewLine, errors));
    }
}
