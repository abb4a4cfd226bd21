using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;

namespace Disclosure.Publisher.Tests.Notifications.Mail;

/// <summary>What people can choose to be told of by mail.</summary>
public sealed class MailChoicesTests
{
    [Fact]
    public void Of_AllRoles_OffersEveryKindThatIsMailedToSomeone()
    {
        var offered = Enum.GetValues<DeskRole>().SelectMany(MailChoices.Of).ToHashSet();

        Assert.Equal(Enum.GetValues<NotificationKind>().Where(NotificationKinds.IsMailed), offered.Order());
    }

    [Theory]
    [InlineData(DeskRole.Clerk, NotificationKind.Returned, NotificationKind.OverdueInRegion)]
    [InlineData(DeskRole.Reviewer, NotificationKind.TakedownWaits, NotificationKind.TakedownOverdueInRegion)]
    [InlineData(DeskRole.Reviewer, NotificationKind.AftermathWaits, NotificationKind.AnnualReportDue)]
    [InlineData(DeskRole.Reviewer, NotificationKind.ChangeBlocked, NotificationKind.ResidueFound)]
    [InlineData(DeskRole.AgencyAdmin, NotificationKind.AnnualReportOverdue, NotificationKind.Returned)]
    [InlineData(DeskRole.Supervisor, NotificationKind.AnnualReportOverdueInRegion, NotificationKind.RescanFound)]
    [InlineData(DeskRole.PlatformAdmin, NotificationKind.ResidueFound, NotificationKind.Published)]
    public void Of_ARole_OffersWhatItIsToldAndNothingElse(DeskRole role, NotificationKind told, NotificationKind other)
    {
        Assert.Contains(told, MailChoices.Of(role));
        Assert.DoesNotContain(other, MailChoices.Of(role));
    }

    [Fact]
    public void Kinds_Each_HaveNameSentenceAndAMark()
    {
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            Assert.NotEmpty(NotificationWords.Name(kind));
            Assert.NotEmpty(NotificationWords.Line(kind, 1));
        }

        Assert.Equal(Enum.GetValues<NotificationKind>().Length, Enum.GetValues<NotificationKind>().Select(NotificationWords.Name).Distinct(StringComparer.Ordinal).Count());
    }
}
