using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;

namespace Disclosure.Publisher.Intake;

/// <summary>Who sends a decision in: an agency's program, or one of its people at the desk.</summary>
/// <param name="Account">The account that answers for it, and so may not review it (公示办法 Art. 12(2): 谁录入、谁负责).</param>
/// <param name="AgencyCode">The agency whose case it becomes.</param>
/// <param name="Actor">As the audit names them.</param>
public sealed record DecisionSender(string Account, string AgencyCode, Actor Actor)
{
    /// <summary>A program.</summary>
    public static DecisionSender Of(ApiClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new DecisionSender(client.Owner, client.AgencyCode, client.Actor);
    }

    /// <summary>A person, always in their own right: who stands in for a reviewer submits nothing in that one's place.</summary>
    public static DecisionSender Of(DeskUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new DecisionSender(user.Name, user.AgencyCode, Actor.Account(user.Name, user.AgencyCode));
    }
}
