namespace Disclosure.Publisher.Rescanning;

/// <summary>Gathers what is found in one record: the same place, kind, rule and clause is one line, whoever found it.</summary>
internal sealed class FindingTally
{
    private readonly Dictionary<(string Where, string Kind, string Rule, string Clause), int> _counts = [];

    /// <summary>Places and kinds, in the order of the places' names. What the verifier's baseline alone has seen names no rule of the redactor: it counts where nothing else was found.</summary>
    public IReadOnlyList<RescanFinding> Findings =>
    [
        .. _counts.Where(pair => !IsBaseline(pair.Key.Rule) || !_counts.Keys.Any(key => (key.Where, key.Kind) == (pair.Key.Where, pair.Key.Kind) && !IsBaseline(key.Rule)))
            .Select(pair => new RescanFinding(pair.Key.Where, pair.Key.Kind, pair.Key.Rule, pair.Key.Clause, pair.Value))
            .OrderBy(finding => finding.Where, PlaceOrder.Instance).ThenBy(finding => finding.Kind, StringComparer.Ordinal).ThenBy(finding => finding.Rule, StringComparer.Ordinal),
    ];

    /// <summary>Whether anything was found at a place.</summary>
    public bool Has(string where) => _counts.Keys.Any(key => string.Equals(key.Where, where, StringComparison.Ordinal));

    /// <summary>Adds what one look found. Two looks at the same text see the same values: the larger count stands.</summary>
    public void AddLook(IEnumerable<RescanFinding> look)
    {
        foreach (var group in look.GroupBy(finding => (finding.Where, finding.Kind, finding.Rule, finding.Clause)))
        {
            _counts[group.Key] = Math.Max(_counts.GetValueOrDefault(group.Key), group.Sum(finding => finding.Count));
        }
    }

    private static bool IsBaseline(string rule) => rule.StartsWith("baseline/", StringComparison.Ordinal);

    /// <summary><c>body[2]</c> before <c>body[10]</c>.</summary>
    private sealed class PlaceOrder : IComparer<string>
    {
        public static readonly PlaceOrder Instance = new();

        public int Compare(string? x, string? y) => (Split(x!), Split(y!)) switch
        {
            var (left, right) when string.Equals(left.Name, right.Name, StringComparison.Ordinal) => left.Index.CompareTo(right.Index),
            var (left, right) => string.CompareOrdinal(left.Name, right.Name),
        };

        private static (string Name, int Index) Split(string where) =>
            where.IndexOf('[', StringComparison.Ordinal) is > 0 and var at && int.TryParse(where.AsSpan(at + 1, where.Length - at - 2), out var index) ? (where[..at], index) : (where, -1);
    }
}
