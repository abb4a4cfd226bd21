using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publisher.Tests.Clocks;

/// <summary>Puts cases and configurations where a test of the clocks begins.</summary>
internal static class ClockKit
{
    public static async Task<CaseRow> RowAsync(this DeskProcess desk, string caseId) =>
        (await desk.Service<DeskStore>().ReadAsync(connection => CaseRow.FindAsync(connection, "jhscj", caseId), default))!;

    public static Task SetDueAsync(this DeskProcess desk, string caseId, DateOnly on, bool isProvisional = false, DateOnly? escalatesOn = null, string? stamp = null) =>
        desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                var row = (await CaseRow.TakeAsync(data, "jhscj", caseId))!;
                await new DueDate
                {
                    On = on, IsProvisional = isProvisional, Clause = "GS-14-2", EscalatesOn = escalatesOn ?? on, Stamp = stamp ?? desk.Service<DueDates>().Stamp,
                }.WriteAsync(data, row);
            },
            default);

    public static Task SetAsync(this DeskProcess desk, string caseId, string assignment) => desk.Service<DeskStore>().WriteAsync(
        data => data.Connection.ExecuteAsync($"UPDATE decision_case SET {assignment} WHERE case_id = @caseId", new { caseId }, data.Transaction), default);

    /// <summary>The shipped configuration with so many days for penalties.</summary>
    public static DueDates WithDays(this DeskProcess desk, int days, HolidayCalendar? calendar = null)
    {
        var own = desk.Service<DueDates>();
        return new DueDates(
            new WorkingDayClock(calendar ?? own.Clock.Calendar),
            own.Policy with { Acts = [own.Policy.Acts[0] with { WorkingDays = days }] },
            desk.Service<AgencyDirectory>());
    }

    public static DueDateSweep Sweep(this DeskProcess desk, DueDates dueDates, TimeProvider? time = null) =>
        new(desk.Service<DeskStore>(), desk.Service<CaseVault>(), dueDates, time ?? TimeProvider.System, desk.Service<ILogger<DueDateSweep>>());

    public static WithdrawalSweep WithdrawalSweep(this DeskProcess desk, DueDates dueDates, TimeProvider? time = null) =>
        new(desk.Service<DeskStore>(), desk.Service<CaseVault>(), dueDates, time ?? TimeProvider.System, desk.Service<ILogger<WithdrawalSweep>>());

    public static async Task RunToTheEndAsync(this WithdrawalSweep sweep)
    {
        while (await sweep.RunAsync(default))
        {
        }
    }

    public static async Task RunToTheEndAsync(this DueDateSweep sweep)
    {
        while (await sweep.RunAsync(default))
        {
        }
    }
}
