namespace Disclosure.Cli.Places;

/// <summary>Where an installation keeps things. Data and keys are apart: the one is unreadable without the other.</summary>
public sealed record DataFolders
{
    /// <summary>Folder of the data, absolute.</summary>
    public required string Data { get; init; }

    /// <summary>Folder of the keys, absolute, never within <see cref="Data"/>.</summary>
    public required string Keys { get; init; }

    /// <summary>The desk's private store.</summary>
    public string Desk => Path.Combine(Data, "desk");

    /// <summary>The gazette.</summary>
    public string Gazette => Path.Combine(Data, "gazette");

    /// <summary>Where the public site drops sealed correction requests for the desk.</summary>
    public string Inbox => Path.Combine(Data, "inbox");

    /// <summary>The public site's own: its search index.</summary>
    public string Site => Path.Combine(Data, "site");

    /// <summary>What the two processes print.</summary>
    public string Logs => Path.Combine(Data, "log");

    /// <summary>The desk's private keys.</summary>
    public string DeskKeys => Path.Combine(Keys, "desk");

    /// <summary>Keys that anyone may read.</summary>
    public string PublicKeys => Path.Combine(Keys, "public");

    /// <summary>The public key that the gazette's heads are checked with.</summary>
    public string HeadKey => Path.Combine(PublicKeys, "gazette-head.pem");

    /// <summary>The public key that correction requests are sealed to.</summary>
    public string SealKey => Path.Combine(PublicKeys, "inbox.pem");

    /// <summary>The public key by which the desk knows the public site.</summary>
    public string NodeKey => Path.Combine(PublicKeys, "node-site.pem");

    /// <summary>Names, passwords and API keys of the sample accounts; for the person who ran <c>up</c> alone.</summary>
    public string SampleAccountsFile => Path.Combine(Keys, "sample-accounts.json");

    /// <summary>Present once the samples were seeded to the end.</summary>
    public string SeededMark => Path.Combine(Data, "seeded");

    /// <summary><c>data</c> and <c>keys</c> of a checkout; with a folder named, that folder and its neighbour <c>FOLDER-keys</c>.</summary>
    public static DataFolders Of(string checkout, string? data)
    {
        if (string.IsNullOrWhiteSpace(data))
        {
            return new DataFolders { Data = Path.Combine(checkout, "data"), Keys = Path.Combine(checkout, "keys") };
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
        return new DataFolders { Data = folder, Keys = folder + "-keys" };
    }
}
