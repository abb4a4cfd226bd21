namespace Disclosure.Gazette.Stores;

/// <summary>The two engines; one conformance suite holds them to the same answers.</summary>
public enum DatabaseEngine
{
    /// <summary>Embedded, one file; the default.</summary>
    Sqlite = 1,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,
}

/// <summary>Where a store lives and what this process may do there.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Which engine.</summary>
    public required DatabaseEngine Engine { get; init; }

    /// <summary>SQLite: the file, as an absolute path. Its folder is created when missing, unless <see cref="ReadOnly"/>.</summary>
    public string? Path { get; init; }

    /// <summary>PostgreSQL: the connection string, of a role that may do no more than this process needs.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>PostgreSQL: the schema whose tables are meant; lower-case letters, digits and underscores. Ignored by SQLite.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>True for a process that reads a store which another one writes. The file's rights must say the same: this only prevents mistakes.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// SQLite: creates the file (and so its -wal and -shm) readable by the group, 0640 in place of 0600, for a reader that runs as
    /// another user. The group itself is given by whoever starts the two processes.
    /// </summary>
    public bool GroupReadable { get; init; }

    /// <summary>How long a statement waits for another writer before the attempt fails; 5 s unless told, at least 100 ms.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A file of the embedded engine.</summary>
    public static DatabaseOptions Sqlite(string path) => new() { Engine = DatabaseEngine.Sqlite, Path = path };

    /// <summary>A PostgreSQL database.</summary>
    public static DatabaseOptions Postgres(string connectionString, string schema = "public") =>
        new() { Engine = DatabaseEngine.Postgres, ConnectionString = connectionString, Schema = schema };

    /// <summary>Everything that is wrong with these options, one sentence each; empty when they can be used. Names no password.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (!Enum.IsDefined(Engine))
            errors.Add("The database engine must be Sqlite or Postgres.");
        if (Engine == DatabaseEngine.Sqlite && (string.IsNullOrWhiteSpace(Path) || !System.IO.Path.IsPathFullyQualified(Path)))
            errors.Add("A SQLite database needs an absolute path.");
        if (Engine == DatabaseEngine.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
            errors.Add("A PostgreSQL database needs a connection string.");
        if (Schema.Length is 0 or > 63 || Schema.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_") >= 0)
            errors.Add("A schema name is 1 to 63 of a-z, 0-9 and underscore.");
        if (BusyTimeout < TimeSpan.FromMilliseconds(100))
            errors.Add("The busy timeout is at least 100 ms.");
        return errors;
    }
}
