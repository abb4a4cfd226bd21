using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Gazette.Stores;

/// <summary>
/// A named series of migrations, embedded in an assembly as <c>name-0001-what-it-does.sqlite.sql</c> and
/// <c>name-0001-what-it-does.postgres.sql</c>: numbered from 1 without gaps, both engines at every step.
/// </summary>
/// <param name="Name">The series: lower-case letters, such as <c>gazette</c>.</param>
/// <param name="Assembly">Where its scripts are embedded.</param>
public sealed partial record SchemaSet(string Name, Assembly Assembly)
{
    /// <summary>The scripts for an engine, in order.</summary>
    /// <exception cref="InvalidOperationException">There are none, a number is missing or double, or the engines differ: a defect of the build.</exception>
    internal IReadOnlyList<MigrationScript> Scripts(DatabaseEngine engine)
    {
        var sqlite = Read("sqlite");
        var postgres = Read("postgres");
        if (sqlite.Count == 0)
            throw new InvalidOperationException($"No migrations named {Name}-NNNN-….sqlite.sql are embedded in {Assembly.GetName().Name}.");
        if (!sqlite.Select(static script => (script.Number, script.Title)).SequenceEqual(postgres.Select(static script => (script.Number, script.Title))))
            throw new InvalidOperationException($"The migrations of {Name} differ between SQLite and PostgreSQL in number or name.");
        if (sqlite.Where(static (script, position) => script.Number != position + 1).Any())
            throw new InvalidOperationException($"The migrations of {Name} are not numbered 1, 2, 3 … without gaps.");
        return engine == DatabaseEngine.Sqlite ? sqlite : postgres;
    }

    private List<MigrationScript> Read(string engine) =>
    [
        .. from resource in Assembly.GetManifestResourceNames()
           let match = ScriptName().Match(resource)
           where match.Success
               && string.Equals(match.Groups["set"].Value, Name, StringComparison.Ordinal)
               && string.Equals(match.Groups["engine"].Value, engine, StringComparison.Ordinal)
           let number = int.Parse(match.Groups["number"].ValueSpan)
           orderby number
           select new MigrationScript { Number = number, Title = match.Groups["title"].Value, Sql = Text(resource) },
    ];

    private string Text(string resource)
    {
        using var stream = Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"(?:^|\.)(?<set>[a-z]+)-(?<number>\d{4})-(?<title>[a-z0-9-]+)\.(?<engine>sqlite|postgres)\.sql$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptName();
}

/// <summary>One step of a schema.</summary>
internal sealed record MigrationScript
{
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Sql { get; init; }

    /// <summary>Lower-case hex of SHA-256 over the script with LF line ends.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}
