using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Reports;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Reminders;

/// <summary>
/// Speaks of the yearly figures (公示办法 Art. 18): to the admins of each agency that has not reported the last year, from some days before the last one on and
/// from then on that it is late; to supervisors, how many of their region are late. Once a working day.
/// </summary>
internal sealed class ReportReminders(DeskStore store, AnnualReports reports, DueDates clocks)
{
    /// <summary>Tells what is to be told on a day.</summary>
    /// <param name="today">The day, Asia/Shanghai.</param>
    /// <param name="occasion">By what the day's news are known.</param>
    /// <param name="supervisors">Accounts of supervisors and their regions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SpeakAsync(DateOnly today, string occasion, IEnumerable<(string Account, string Region)> supervisors, CancellationToken cancellationToken)
    {
        var due = reports.Rule.DueOn(today.Year - 1);
        if (today < due.AddDays(-reports.Rule.WarningDays))
        {
            return;
        }

        var owing = (await reports.OfYearAsync(today.Year - 1, cancellationToken)).Where(agency => agency.Latest is null).ToList();
        var kind = today <= due ? NotificationKind.AnnualReportDue : NotificationKind.AnnualReportOverdue;
        foreach (var agency in owing.Where(agency => IsWorkingDay(today, agency.Region)))
        {
            await store.WriteAsync(
                desk => NotificationLedger.TellAsync(
                    desk, NotificationAudience.AdminsOf(agency.Code), new NotificationNews { Kind = kind, Occasion = occasion, AgencyCode = agency.Code, Count = 1 }),
                cancellationToken);
        }

        foreach (var (account, region) in supervisors.Where(seat => today > due && IsWorkingDay(today, seat.Region)))
        {
            var scope = RegionScope.Of(region);
            if (owing.Count(agency => scope.Contains(agency.Region)) is > 0 and var count)
            {
                await store.WriteAsync(
                    desk => NotificationLedger.TellAsync(
                        desk, NotificationAudience.One(account), new NotificationNews { Kind = NotificationKind.AnnualReportOverdueInRegion, Occasion = occasion, Count = count }),
                    cancellationToken);
            }
        }
    }

    private bool IsWorkingDay(DateOnly day, string region) => clocks.Clock.Calendar.IsWorkingDay(day, region);
}
