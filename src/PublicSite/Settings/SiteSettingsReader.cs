using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Disclosure.Gazette.Inbox;
using Disclosure.Gazette.Stores;

namespace Disclosure.PublicSite.Settings;

/// <summary>Reads <see cref="SiteSettings"/> from configuration, and says everything that is wrong with it at once.</summary>
public static class SiteSettingsReader
{
    private const string UsualNode = "site";
    private const int LongestNode = 40;
    private static readonly string[] ReferenceFiles = ["agencies.json", "agency-profiles.json", "correction-requests.json", "regions.csv", "grounds.csv"];

    /// <summary>The settings.</summary>
    /// <exception cref="SiteSettingsException">Something is missing or out of bounds; it lists every error.</exception>
    public static SiteSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var errors = new List<string>();
        var gazette = ReadGazette(configuration, errors);
        var settings = new SiteSettings
        {
            Name = configuration["Site:Name"] is { Length: > 0 } name ? name : "行政执法信息公示平台",
            Address = ReadAddress(configuration, "Site:Address", errors),
            ExampleQueries = configuration.GetSection("Site:ExampleQueries").Get<string[]>() ?? [],
            ConfigDirectory = configuration["ConfigDirectory"] is { Length: > 0 } folder ? folder : Path.Combine(AppContext.BaseDirectory, "config"),
            Gazette = gazette.Log,
            GazetteKeys = gazette.Keys,
            HeadKey = ReadFullPath(configuration, "Gazette:HeadKey", "the PEM file of the gazette's public key", errors),
            Mailbox = ReadMailbox(configuration, errors),
            DataDirectory = ReadFullPath(configuration, "Site:DataDirectory", "the folder of this node's search index", errors),
            Node = ReadNode(configuration["Site:Node"], errors),
            LexiconInterval = TimeSpan.FromSeconds(ReadNumber(configuration, "Site:LexiconSeconds", 30, 1, 3600, errors)),
            Lease = TimeSpan.FromSeconds(ReadNumber(configuration, "Site:LeaseSeconds", 30, 15, 30, errors)),
            PollInterval = TimeSpan.FromMilliseconds(ReadNumber(configuration, "Site:PollMilliseconds", 100, 20, 5000, errors)),
            KnownProxies = ReadProxies(configuration.GetSection("Site:KnownProxies").Get<string[]>() ?? [], errors),
            SmallestCount = ReadNumber(configuration, "Site:SmallestCount", 5, 1, 100, errors),
            RateBurst = ReadNumber(configuration, "Site:RateLimit:Burst", 120, 1, 1_000_000, errors),
            RatePerSecond = ReadNumber(configuration, "Site:RateLimit:PerSecond", 20, 1, 1_000_000, errors),
            BulkUsers = ReadBulkUsers(configuration.GetSection("Site:RateLimit:Bulk:Users"), errors),
            BulkBurst = ReadNumber(configuration, "Site:RateLimit:Bulk:Burst", 1000, 1, 1_000_000, errors),
            BulkPerSecond = ReadNumber(configuration, "Site:RateLimit:Bulk:PerSecond", 200, 1, 1_000_000, errors),
            TelemetryEndpoint = ReadAddress(configuration, "Site:Telemetry:Endpoint", errors),
            TelemetryInterval = TimeSpan.FromSeconds(ReadNumber(configuration, "Site:Telemetry:Seconds", 60, 1, 3600, errors)),
        };

        foreach (var file in ReferenceFiles.Where(file => !File.Exists(Path.Combine(settings.ConfigDirectory, file))))
            errors.Add($"ConfigDirectory: {file} is missing in {settings.ConfigDirectory}.");

        return errors.Count == 0 ? settings : throw new SiteSettingsException(errors);
    }

    private static (DatabaseOptions Log, DatabaseOptions Keys) ReadGazette(IConfiguration configuration, List<string> errors)
    {
        if (configuration["Gazette:ConnectionString"] is { Length: > 0 } connectionString)
        {
            var keysConnectionString = configuration["Gazette:KeysConnectionString"] is { Length: > 0 } apart ? apart : connectionString;
            var (log, keys) = (Server(connectionString), Server(keysConnectionString));
            errors.AddRange(log.Errors().Select(error => $"Gazette:ConnectionString: {error}"));
            errors.AddRange(keys.Errors().Select(error => $"Gazette:KeysConnectionString: {error}").Where(_ => keys != log));
            return (log, keys);
        }

        var directory = ReadFullPath(configuration, "Gazette:Directory", "the folder of gazette.db (or set Gazette:ConnectionString)", errors);
        return (File("gazette.db"), File("gazette-keys.db"));

        DatabaseOptions Server(string server) => DatabaseOptions.Postgres(server, configuration["Gazette:Schema"] ?? "public") with { ReadOnly = true };

        DatabaseOptions File(string name) => DatabaseOptions.Sqlite(Path.Combine(directory, name)) with { ReadOnly = true };
    }

    private static MailboxOptions ReadMailbox(IConfiguration configuration, List<string> errors)
    {
        var mailbox = configuration.GetSection(MailboxOptions.Section).Get<MailboxOptions>() ?? new MailboxOptions();
        errors.AddRange(mailbox.Errors());
        return mailbox;
    }

    private static string ReadFullPath(IConfiguration configuration, string key, string meaning, List<string> errors)
    {
        var path = configuration[key] ?? string.Empty;
        if (path.Length == 0)
            errors.Add($"{key} is missing: it names {meaning}.");
        else if (!Path.IsPathFullyQualified(path))
            errors.Add($"{key} must be an absolute path.");
        return path;
    }

    private static int ReadNumber(IConfiguration configuration, string key, int usual, int least, int most, List<string> errors)
    {
        var text = configuration[key];
        if (string.IsNullOrEmpty(text))
            return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.Add($"{key} must be a whole number from {least} to {most}.");
        return usual;
    }

    private static string ReadNode(string? text, List<string> errors)
    {
        if (string.IsNullOrEmpty(text))
            return UsualNode;
        if (text.Length <= LongestNode && text.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return text;
        errors.Add($"Site:Node must be at most {LongestNode} lower-case letters, digits and hyphens.");
        return UsualNode;
    }

    private static Uri? ReadAddress(IConfiguration configuration, string key, List<string> errors)
    {
        var text = configuration[key];
        if (string.IsNullOrEmpty(text))
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery is "/")
            return address;
        errors.Add($"{key} must be an address such as https://example.gov.cn without a path.");
        return null;
    }

    private static List<BulkUser> ReadBulkUsers(IConfigurationSection section, List<string> errors)
    {
        var users = new List<BulkUser>();
        foreach (var user in section.GetChildren())
        {
            var (name, hash) = (user["Name"] ?? string.Empty, user["KeySha256"] ?? string.Empty);
            if (name.Length is 0 or > LongestNode || users.Exists(other => string.Equals(other.Name, name, StringComparison.Ordinal)))
                errors.Add($"{user.Path}:Name must be a name of its own, of at most {LongestNode} characters.");
            else if (hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigit))
                errors.Add($"{user.Path}:KeySha256 must be the SHA-256 of the key, {2 * SHA256.HashSizeInBytes} hexadecimal digits.");
            else
                users.Add(new BulkUser(name, Convert.FromHexString(hash)));
        }

        return users;
    }

    private static List<IPAddress> ReadProxies(string[] texts, List<string> errors)
    {
        var proxies = new List<IPAddress>();
        foreach (var text in texts)
        {
            if (IPAddress.TryParse(text, out var address))
                proxies.Add(address);
            else
                errors.Add("Site:KnownProxies must hold IP addresses only.");
        }

        return proxies;
    }
}
