using System.Text.RegularExpressions;
using CsvHelper;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Clauses;

/// <summary>Reads the register of what the law asks, and accepts it whole or not at all.</summary>
public static partial class ClauseRegister
{
    /// <summary>Where it lies in a checkout.</summary>
    public static readonly string RelativePath = Path.Combine("docs", "clauses.csv");

    private static readonly string[] Columns = ["id", "source", "requirement", "behaviour", "actor", "deadline", "visibility", "priority"];
    private static readonly string[] Priorities = ["P0", "P1", "P2", "P3"];
    private static readonly string[] Visibilities = ["public", "internal", "party", "mixed", "withhold"];

    /// <summary>The clauses of a file, in its order.</summary>
    /// <exception cref="CommandFailedException">The file is missing or wrong; every error is listed with its line.</exception>
    public static IReadOnlyList<RegisteredClause> ReadFile(string path)
    {
        try
        {
            using var file = File.OpenText(path);
            return Read(file);
        }
        catch (IOException error)
        {
            throw new CommandFailedException($"the register {path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The clauses of a text, in its order.</summary>
    /// <exception cref="CommandFailedException">The text is wrong; every error is listed with its line.</exception>
    public static IReadOnlyList<RegisteredClause> Read(TextReader text)
    {
        var problems = new List<string>();
        var clauses = new List<RegisteredClause>();
        using var csv = CsvReader.Create(text, Options(problems), leaveOpen: true);
        if (!csv.Headers.SequenceEqual(Columns, StringComparer.Ordinal))
        {
            throw new CommandFailedException($"the register's first line must read {string.Join(',', Columns)}.");
        }

        while (csv.Read())
        {
            if (csv.FieldCount != Columns.Length)
            {
                continue;
            }

            var fields = csv.Current.ToArray();
            problems.AddRange(Wrong(fields).Select(wrong => $"line {csv.LineNumber}: {wrong}"));
            if (clauses.Exists(other => string.Equals(other.Id, fields[0], StringComparison.OrdinalIgnoreCase)))
            {
                problems.Add($"line {csv.LineNumber}: {fields[0]} is registered twice");
            }

            clauses.Add(Clause(fields));
        }

        return problems.Count == 0
            ? clauses
            : throw new CommandFailedException($"the register of clauses is wrong:{Environment.NewLine}  {string.Join(Environment.NewLine + "  ", problems)}");
    }

    private static CsvReaderOptions Options(List<string> problems) => new()
    {
        Separator = ',',
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = record => problems.Add(record.Reason is CsvMalformedReason.FieldCountMismatch
            ? $"line {record.LineNumber}: not {Columns.Length} fields"
            : $"line {record.LineNumber}: a quote is not closed, or stands where none may"),
    };

    private static RegisteredClause Clause(string[] fields) => new()
    {
        Id = fields[0],
        Source = fields[1],
        Requirement = fields[2],
        Behaviour = fields[3],
        Actor = fields[4],
        Deadline = fields[5],
        Visibility = fields[6],
        Priority = fields[7],
    };

    private static IEnumerable<string> Wrong(string[] fields)
    {
        foreach (var (column, field) in Columns.Zip(fields))
        {
            if (string.IsNullOrWhiteSpace(field) || field.Length != field.Trim().Length || field.Any(char.IsControl))
            {
                yield return $"{column} is empty, padded or runs over lines";
            }
        }

        if (!IdShape().IsMatch(fields[0]))
        {
            yield return "id is not of the shape AB-12-3c";
        }

        if (!Priorities.Contains(fields[7], StringComparer.Ordinal))
        {
            yield return $"priority is not one of {string.Join(", ", Priorities)}";
        }

        if (!Visibilities.Contains(fields[6], StringComparer.Ordinal))
        {
            yield return $"visibility is not one of {string.Join(", ", Visibilities)}";
        }
    }

    [GeneratedRegex("^[A-Z]+(-[A-Za-z0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdShape();
}
