namespace Disclosure.Records;

/// <summary>Why a passage is hidden, in the words a reader sees.</summary>
public sealed record RedactionGround
{
    /// <summary>The clause, such as <c>GS-10-2b</c>.</summary>
    public required string Clause { get; init; }

    /// <summary>What is hidden, such as 身份证号码.</summary>
    public required string Subject { get; init; }

    /// <summary>The article, such as 《云南省行政执法公示办法》第十条第二项.</summary>
    public required string Article { get; init; }
}

/// <summary>The grounds of config/grounds.csv by clause.</summary>
public sealed class RedactionGrounds
{
    private readonly Dictionary<string, RedactionGround> _byClause;

    /// <summary>A list of the given grounds.</summary>
    public RedactionGrounds(IEnumerable<RedactionGround> grounds)
    {
        All = [.. grounds];
        _byClause = All.ToDictionary(ground => ground.Clause, StringComparer.Ordinal);
    }

    /// <summary>Every ground, in the order of the list.</summary>
    public IReadOnlyList<RedactionGround> All { get; }

    /// <summary>Reads grounds.csv: a header line, then clause, subject, article without quotes.</summary>
    /// <exception cref="FormatException">A line does not have three fields.</exception>
    public static RedactionGrounds Read(string path) => new(File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(ReadLine));

    /// <summary>The ground of a clause; a clause that is not in the list is explained by the rule that covers every other case (第十条第四项).</summary>
    public RedactionGround Of(string clause) => _byClause.GetValueOrDefault(clause) ?? new RedactionGround
    {
        Clause = clause,
        Subject = "其他应当隐去的信息",
        Article = "《云南省行政执法公示办法》第十条第四项",
    };

    private static RedactionGround ReadLine(string line)
    {
        var fields = line.Split(',');
        return fields.Length == 3
            ? new RedactionGround { Clause = fields[0].Trim('\uFEFF'), Subject = fields[1], Article = fields[2] }
            : throw new FormatException("A line of grounds.csv has three fields: clause, subject, article.");
    }
}
