using Disclosure.DecisionPages;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.Supervision;
using Disclosure.Records;
using Disclosure.Redactor;
using Disclosure.Redactor.Nondisclosure;
using Disclosure.Redactor.Policy;

namespace Disclosure.Publisher;

/// <summary>What is read from the files of <c>config/</c>.</summary>
internal sealed record DeskConfig
{
    /// <summary>Agencies, their regions and sectors.</summary>
    public required AgencyDirectory Agencies { get; init; }

    /// <summary>The regions, as the public page names them.</summary>
    public required RegionTree Regions { get; init; }

    /// <summary>What passwords must be.</summary>
    public required PasswordRules Passwords { get; init; }

    /// <summary>How decisions are published.</summary>
    public required PublicationPolicy Policy { get; init; }

    /// <summary>How findings are reviewed.</summary>
    public required ReviewPolicy Review { get; init; }

    /// <summary>Hides what Art. 10 hides.</summary>
    public required DecisionRedactor Redactor { get; init; }

    /// <summary>Asks what Art. 11 asks.</summary>
    public required NondisclosureAssessor Assessor { get; init; }

    /// <summary>Grounds of masks.</summary>
    public required RedactionGrounds Grounds { get; init; }

    /// <summary>Calendar and deadlines.</summary>
    public required DueDates DueDates { get; init; }

    /// <summary>Which decisions are major ones.</summary>
    public required LegalReviewPolicy LegalReview { get; init; }

    /// <summary>Who is told what.</summary>
    public required NotificationPolicy Notifications { get; init; }

    /// <summary>What supervisors hold against agencies.</summary>
    public required SupervisionPolicy Supervision { get; init; }

    /// <summary>What may be recorded of published decisions.</summary>
    public required AftermathPolicy Aftermath { get; init; }

    /// <summary>How requests for correction are answered.</summary>
    public required CorrectionsPolicy Corrections { get; init; }

    /// <summary>Names of authorities, courts and their documents.</summary>
    public required OfficialNames Names { get; init; }

    /// <summary>Reads them all and lists every error.</summary>
    /// <exception cref="DeskStartException">A file is missing or wrong.</exception>
    public static DeskConfig Read(string folder)
    {
        var errors = new List<string>();
        var agencies = Try(() => AgencyDirectory.Read(Path.Combine(folder, "agencies.json")));
        var passwords = Try(() => PasswordRules.Read(Path.Combine(folder, PasswordRules.FileName)));
        var policy = Try(() => PublicationPolicy.Read(Path.Combine(folder, PublicationPolicy.FileName)));
        var review = Try(() => ReviewPolicy.Read(Path.Combine(folder, ReviewPolicy.FileName)));
        var redactor = Try(() => DecisionRedactor.Create(name => File.OpenRead(Path.Combine(folder, name))));
        var assessor = Try(() => ReadAssessor(Path.Combine(folder, "nondisclosure.json")));
        var grounds = Try(() => RedactionGrounds.Read(Path.Combine(folder, "grounds.csv")));
        var calendar = Try(() => HolidayFiles.Read(Path.Combine(folder, HolidayFiles.Folder)));
        var deadlines = Try(() => DeadlinePolicy.Read(Path.Combine(folder, DeadlinePolicy.FileName), [.. agencies?.All.Select(agency => agency.Sector) ?? []]));
        var notifications = Try(() => NotificationPolicy.Read(Path.Combine(folder, NotificationPolicy.FileName)));
        var supervision = Try(() => SupervisionPolicy.Read(Path.Combine(folder, SupervisionPolicy.FileName)));
        var aftermath = Try(() => AftermathPolicy.Read(Path.Combine(folder, AftermathPolicy.FileName)));
        var corrections = Try(() => CorrectionsPolicy.Read(Path.Combine(folder, CorrectionsPolicy.FileName)));
        var regions = Try(() => RegionTree.Read(Path.Combine(folder, "regions.csv")));
        var legal = Try(() => LegalReviewPolicy.Read(Path.Combine(folder, LegalReviewPolicy.FileName)));
        return errors.Count == 0
            ? new DeskConfig
            {
                Agencies = agencies!,
                Regions = regions!,
                Passwords = passwords!,
                Policy = policy!,
                Review = review!,
                Redactor = redactor!,
                Assessor = assessor!,
                Grounds = grounds!,
                DueDates = new DueDates(new WorkingDayClock(calendar!), deadlines!, agencies!),
                LegalReview = legal!,
                Notifications = notifications!,
                Supervision = supervision!,
                Aftermath = aftermath!,
                Corrections = corrections!,
                Names = new OfficialNames(regions!, aftermath!, agencies!),
            }
            : throw new DeskStartException(string.Join(Environment.NewLine, errors));

        T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (Exception exception) when (exception is InvalidDataException or RedactionConfigurationException or NondisclosurePolicyException or IOException or FormatException or ArgumentException)
            {
                errors.Add(exception.Message);
                return null;
            }
        }
    }

    private static NondisclosureAssessor ReadAssessor(string path)
    {
        using var file = File.OpenRead(path);
        return new NondisclosureAssessor(NondisclosurePolicy.Load(file));
    }
}
