using System.Globalization;
using Disclosure.Publisher.Clocks;

namespace Disclosure.Publisher.Pages.Shared;

/// <summary>What a run of days did to a deadline, in a line.</summary>
public static class DayRunWords
{
    /// <summary>Such as “10月1日至10月7日，国庆节放假，不计入（国办发明电〔2025〕7号）”.</summary>
    public static string Of(DayRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var days = run.From == run.To ? Day(run.From) : $"{Day(run.From)}至{Day(run.To)}";
        return run.Kind switch
        {
            DayRunKind.Weekend => $"{days}，周末，不计入",
            DayRunKind.Holiday => $"{days}，{run.Name}放假，不计入（{run.Source}）",
            DayRunKind.MakeUp => $"{days}，{run.Name}调休上班，计入（{run.Source}）",
            _ => throw new ArgumentOutOfRangeException(nameof(run), run.Kind, "Not a defined kind."),
        };
    }

    private static string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);
}
