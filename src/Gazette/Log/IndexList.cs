using System.Globalization;
using Dapper;

namespace Disclosure.Gazette.Log;

/// <summary>A list of entry indices in a statement: one parameter each, which both engines understand.</summary>
internal sealed class IndexList
{
    /// <summary>As many parameters as there are indices; at least one.</summary>
    public IndexList(IReadOnlyCollection<long> indices)
    {
        var names = new List<string>(indices.Count);
        foreach (var index in indices)
        {
            var name = "i" + names.Count.ToString(CultureInfo.InvariantCulture);
            Parameters.Add(name, index);
            names.Add("@" + name);
        }

        Sql = $"({string.Join(", ", names)})";
    }

    /// <summary>What stands behind IN.</summary>
    public string Sql { get; }

    public DynamicParameters Parameters { get; } = new();
}
