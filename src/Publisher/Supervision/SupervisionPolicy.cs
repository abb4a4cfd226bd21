using Disclosure.Publisher.Policies;

namespace Disclosure.Publisher.Supervision;

/// <summary>How document numbers are held against each other.</summary>
public sealed record NumberingRule
{
    /// <summary>Numbers that may be missing in a row, 10 to 100,000. Where more are, one of the two ends is taken to be wrong, and they are not counted as missing.</summary>
    public required int LongestGap { get; init; }
}

/// <summary>When the figures of a year are to be reported.</summary>
public sealed record AnnualReportRule
{
    /// <summary>Month of the last day, in the year after, 1 to 12.</summary>
    public required int DueMonth { get; init; }

    /// <summary>Day of the month, itself included.</summary>
    public required int DueDay { get; init; }

    /// <summary>Calendar days before the last one from which on agencies are reminded, 1 to 31.</summary>
    public required int WarningDays { get; init; }

    /// <summary>Clause of the register.</summary>
    public required string Clause { get; init; }

    /// <summary>The source in words.</summary>
    public required string Basis { get; init; }

    /// <summary>The last day for the figures of a year.</summary>
    public DateOnly DueOn(int year) => new(year + 1, DueMonth, DueDay);
}

/// <summary>What supervisors hold against agencies; <c>config/supervision.json</c>.</summary>
public sealed record SupervisionPolicy
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "supervision.json";

    // Of a year that has no 29 February.
    private const int CommonYear = 2001;

    /// <summary>Document numbers (公示办法 Art. 20(1)).</summary>
    public required NumberingRule Numbering { get; init; }

    /// <summary>Figures of the year (公示办法 Art. 18; 楚政办通〔2019〕23号 二(一)4).</summary>
    public required AnnualReportRule AnnualReport { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is not such a policy; every error is listed.</exception>
    public static SupervisionPolicy Read(string path) => PolicyFile.Read<SupervisionPolicy>(path, "无法读取监督配置 (cannot read the policy of supervision)", static policy => policy.Errors());

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        Range(Numbering.LongestGap, 10, 100_000, "numbering.longestGap");
        Range(AnnualReport.DueMonth, 1, 12, "annualReport.dueMonth");
        Range(AnnualReport.DueDay, 1, DateTime.DaysInMonth(CommonYear, Math.Clamp(AnnualReport.DueMonth, 1, 12)), "annualReport.dueDay");
        Range(AnnualReport.WarningDays, 1, 31, "annualReport.warningDays");
        foreach (var (name, value) in ((string, string)[])[("annualReport.clause", AnnualReport.Clause), ("annualReport.basis", AnnualReport.Basis)])
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                errors.Add($"{name} must not be empty");
            }
        }

        return errors;

        void Range(int value, int minimum, int maximum, string name)
        {
            if (value < minimum || value > maximum)
            {
                errors.Add($"{name} must be from {minimum} to {maximum}");
            }
        }
    }
}
