using System.Globalization;

namespace Disclosure.TestKit.Gold;

/// <summary>Holds stated confidence against what is right (a reliability table): of findings stated at 0.9, nine in ten should be right.</summary>
public sealed class Reliability
{
    private static readonly double[] Edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1];
    private readonly List<(double Stated, bool IsRight)> _findings = [];

    /// <summary>How many findings there are.</summary>
    public int Count => _findings.Count;

    /// <summary>Adds a finding.</summary>
    public void Add(double stated, bool isRight) => _findings.Add((stated, isRight));

    /// <summary>Those of at least one confidence and less than another; 1 is less than anything above it.</summary>
    public Share Within(double least, double below)
    {
        var some = _findings.Where(finding => finding.Stated >= least && finding.Stated < below).ToList();
        return new Share(some.Count(finding => finding.IsRight), some.Count);
    }

    /// <summary>By how much stated and measured differ, over the bins of the table weighed by their findings (expected calibration error).</summary>
    public double Error() => Bins().Sum(bin => Math.Abs(bin.Stated - bin.Measured.Value) * bin.Measured.Total) / Math.Max(1, Count);

    /// <summary>How often a right finding is stated to be surer than a wrong one, a tie counting half (area under the curve); 0.5 tells nothing.</summary>
    public double Order()
    {
        var (wrongBelow, sum, wrongs, rights) = (0.0, 0.0, 0, 0);
        foreach (var equal in _findings.GroupBy(finding => finding.Stated).OrderBy(equal => equal.Key))
        {
            var right = equal.Count(finding => finding.IsRight);
            var wrong = equal.Count() - right;
            sum += right * (wrongBelow + (wrong / 2.0));
            (wrongBelow, wrongs, rights) = (wrongBelow + wrong, wrongs + wrong, rights + right);
        }

        return wrongs == 0 || rights == 0 ? 0.5 : sum / ((double)wrongs * rights);
    }

    /// <summary>Prints the table.</summary>
    public void Print(string name, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {Count} findings, expected calibration error {Error():0.0000}, order {Order():0.000}"));
        foreach (var (least, below, stated, measured) in Bins())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {least:0.00} to {Math.Min(1, below):0.00}  stated {stated:0.000}  measured {measured}"));
        }
    }

    private IEnumerable<(double Least, double Below, double Stated, Share Measured)> Bins()
    {
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var (least, below) = (Edges[i], i + 2 < Edges.Length ? Edges[i + 1] : double.PositiveInfinity);
            if (Within(least, below) is { Total: > 0 } measured)
            {
                yield return (least, below, _findings.Where(finding => finding.Stated >= least && finding.Stated < below).Average(finding => finding.Stated), measured);
            }
        }
    }
}
