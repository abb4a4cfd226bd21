namespace Disclosure.DecisionPages;

/// <summary>A region: province, prefecture or county.</summary>
public sealed record Region
{
    /// <summary>Six digits.</summary>
    public required string Code { get; init; }

    /// <summary>Its name, such as 楚雄彝族自治州.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the region it lies in; empty for a province.</summary>
    public required string Parent { get; init; }
}

/// <summary>The regions of config/regions.csv as a tree.</summary>
public sealed class RegionTree
{
    private const int Depth = 4;

    private readonly Dictionary<string, Region> _byCode;
    private readonly ILookup<string, Region> _children;

    /// <summary>A tree of the given regions.</summary>
    public RegionTree(IEnumerable<Region> regions)
    {
        _byCode = regions.ToDictionary(region => region.Code, StringComparer.Ordinal);
        _children = _byCode.Values.OrderBy(region => region.Code, StringComparer.Ordinal).ToLookup(region => region.Parent, StringComparer.Ordinal);
    }

    /// <summary>All regions, in the order in which they were given.</summary>
    public IReadOnlyCollection<Region> All => _byCode.Values;

    /// <summary>Regions without a parent.</summary>
    public IEnumerable<Region> Roots => _children[string.Empty];

    /// <summary>Reads regions.csv: a header line, then code, name, parent without quotes.</summary>
    /// <exception cref="FormatException">A line does not have three fields, or no name of two characters or more.</exception>
    public static RegionTree Read(string path) => new(File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(ReadLine));

    /// <summary>The region of a code; null when it is not in the tree.</summary>
    public Region? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The regions directly inside a region, in order of their codes.</summary>
    public IEnumerable<Region> Children(string code) => _children[code];

    /// <summary>The codes of a region and of those it lies in, the smallest first; a code that is unknown stands alone.</summary>
    public IReadOnlyList<string> Lineage(string code)
    {
        var lineage = new List<string> { code };
        for (var region = Find(code); region is { Parent.Length: > 0 } && lineage.Count < Depth; region = Find(region.Parent))
            lineage.Add(region.Parent);
        return lineage;
    }

    /// <summary>The regions from the province down to the code; empty when the code is unknown.</summary>
    public IReadOnlyList<Region> Path(string code) => [.. Lineage(code).Reverse().Select(Find).OfType<Region>()];

    private static Region ReadLine(string line)
    {
        var fields = line.Split(',');
        return fields is [_, { Length: > 1 }, _]
            ? new Region { Code = fields[0].Trim('\uFEFF'), Name = fields[1], Parent = fields[2] }
            : throw new FormatException("无法读取行政区划 (cannot read the regions): a line of regions.csv has three fields: code, name, parent.");
    }
}
