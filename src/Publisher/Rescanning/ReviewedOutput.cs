using System.Globalization;
using Disclosure.Redactor.Confidence;

namespace Disclosure.Publisher.Rescanning;

/// <summary>Prints what the rules of today make of reviewed cases: kinds and counts.</summary>
internal static class ReviewedOutput
{
    /// <summary>Prints them.</summary>
    public static async Task WriteAsync(TextWriter output, ReviewedTotals totals, CancellationToken cancellationToken)
    {
        foreach (var (name, kind) in totals.Kinds)
        {
            await LineAsync($"{name,-22} hidden then and today {Text(kind.Hidden)}  of these looked at {Text(kind.Accepted)}  kept then and today {Text(kind.Kept)}  missed then, found today {Text(kind.Missed)}  wrong then, mended today {Text(kind.Rejected)}  not judged {kind.Unjudged}");
        }

        await LineAsync($"cases {totals.Cases}, read otherwise today {totals.Changed}, unreadable {totals.Unreadable}");

        Task LineAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture).AsMemory(), cancellationToken);
    }

    private static string Text(RightShare share)
    {
        var (low, high) = share.Interval();
        return share.Found == 0 ? "0/0" : string.Create(CultureInfo.InvariantCulture, $"{share.Right}/{share.Found} [{low:0.000}, {high:0.000}]");
    }
}
