using System.Security.Cryptography;
using System.Text.Json;
using Disclosure.DecisionPages;
using Disclosure.Gazette.Receipts;
using Disclosure.Gazette.Stores;
using Disclosure.PublicSite.Corrections;
using Disclosure.PublicSite.Indexing;
using Disclosure.PublicSite.Reference;
using Disclosure.PublicSite.Settings;
using Disclosure.Records;

namespace Disclosure.PublicSite;

/// <summary>Looks at everything the process needs before it opens its port, so that a mistake is one clear sentence and not a later fault.</summary>
public static class StartCheck
{
    private static ReadOnlySpan<byte> SqliteMark => "SQLite format 3\0"u8;

    /// <summary>Reads settings and reference data. A gazette that is not there yet is no error: the desk may start later.</summary>
    /// <exception cref="SiteSettingsException">Something cannot be used.</exception>
    public static void Run(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var settings = services.GetRequiredService<SiteSettings>();
        var errors = new List<string>();
        Check<AgencyDirectory>("agencies.json");
        Check<AgencyProfiles>("agency-profiles.json");
        Check<RequestLimits>("correction-requests.json");
        Check<RegionTree>("regions.csv");
        Check<RedactionGrounds>("grounds.csv");
        Check<LanguageSource>("lexicon/");
        CheckReadable(settings.HeadKey, "Gazette:HeadKey", errors);
        foreach (var store in new[] { settings.Gazette, settings.GazetteKeys })
        {
            if (store.Engine == DatabaseEngine.Sqlite && CheckReadable(store.Path!, "Gazette:Directory", errors) is { Length: > 0 } start && !start.AsSpan().StartsWith(SqliteMark))
                errors.Add($"Gazette:Directory: {store.Path} is not a SQLite database.");
        }

        if (errors.Count == 0)
            TakeFolder(services.GetRequiredService<NodeFolder>(), settings, errors);
        if (errors.Count == 0)
            TakeKey(services, errors);
        if (errors.Count > 0)
            throw new SiteSettingsException(errors);

        void Check<T>(string file)
            where T : notnull
        {
            try
            {
                services.GetRequiredService<T>();
            }
            catch (Exception exception) when (exception is IOException or JsonException or FormatException or ArgumentException or InvalidDataException or UnauthorizedAccessException)
            {
                errors.Add($"{Path.Combine(settings.ConfigDirectory, file)} cannot be used: {exception.Message}");
            }
        }
    }

    private static void TakeFolder(NodeFolder folder, SiteSettings settings, List<string> errors)
    {
        try
        {
            folder.Take();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"Site:DataDirectory: {settings.DataDirectory} cannot be used: another process has it, or this user may not write there. {exception.Message}");
        }
    }

    private static void TakeKey(IServiceProvider services, List<string> errors)
    {
        try
        {
            services.GetRequiredService<NodeKey>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.Add($"Site:DataDirectory: this node's key cannot be used. {exception.Message}");
        }
    }

    /// <summary>The first bytes of a file; none when it is missing, empty or, which is an error, cannot be read.</summary>
    private static byte[] CheckReadable(string path, string key, List<string> errors)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var start = new byte[SqliteMark.Length];
            return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{key}: {path} is there but this user cannot read it.");
            return [];
        }
    }
}
