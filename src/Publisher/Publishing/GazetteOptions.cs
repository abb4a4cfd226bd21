using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;

namespace Disclosure.Publisher.Publishing;

/// <summary>Where the gazette lies; section <c>Gazette</c> of the configuration, the same as the public site's.</summary>
public sealed record GazetteOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gazette";

    /// <summary>Folder of the embedded store, an absolute path; not used with PostgreSQL.</summary>
    public string Directory { get; init; } = string.Empty;

    /// <summary>PostgreSQL in place of the embedded store.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>PostgreSQL: the store of keys and salts; the same database when not given.</summary>
    public string? KeysConnectionString { get; init; }

    /// <summary>PostgreSQL: the schema.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>PostgreSQL: the public site's role, which may read log and keys and do nothing else; granted at every start. None when not given.</summary>
    public string? ReaderRole { get; init; }

    /// <summary>The file of the public key, an absolute path; written when the signing key is made.</summary>
    public string HeadKey { get; init; } = string.Empty;

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (ConnectionString is null && !Path.IsPathFullyQualified(Directory))
        {
            errors.Add("Gazette:Directory：必须填写绝对路径 (an absolute path is required)");
        }

        if (!Path.IsPathFullyQualified(HeadKey))
        {
            errors.Add("Gazette:HeadKey：必须填写绝对路径 (an absolute path is required)");
        }

        return errors;
    }

    internal GazetteStore Open(bool readOnly = false) => ConnectionString is null
        ? GazetteStore.InFolder(Directory, readOnly)
        : new GazetteStore(Postgres(ConnectionString, readOnly), Postgres(KeysConnectionString ?? ConnectionString, readOnly));

    private DatabaseOptions Postgres(string connection, bool readOnly) => DatabaseOptions.Postgres(connection, Schema) with { ReadOnly = readOnly };
}
