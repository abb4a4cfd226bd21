using Disclosure.Publisher.Cases;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Nondisclosure;

namespace Disclosure.Publisher.Processing;

/// <summary>Whether two people have decided that a case goes on in spite of its grounds (公示办法 Art. 11(2)).</summary>
internal static class Overrides
{
    /// <summary>True when a confirmed override stands and every ground is one that it can overcome; a single other one stops the case.</summary>
    public static bool Cover(CaseWork work, NondisclosurePolicy policy, IReadOnlyList<Ground> grounds) =>
        work.Find<DisclosureOverride>(CasePart.Override) is { IsConfirmed: true } && policy.MayBeOverridden(grounds);
}
