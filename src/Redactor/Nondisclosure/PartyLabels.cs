namespace Disclosure.Redactor.Nondisclosure;

/// <summary>Tells whose a value is by the nearest label before it.</summary>
internal static class PartyLabels
{
    /// <summary>True when a party's label, or a party's name from the roster, stands nearer before a place than any other person's label.</summary>
    public static bool IsOfParty(AssessedCase assessed, int at)
    {
        var minors = assessed.Policy.Minors;
        var before = assessed.Folded[Math.Max(0, at - minors.LabelReach)..at];
        var names = assessed.Facts.Parties.Select(party => SignalText.Fold(party.Name)).Where(name => name.Length > 0);
        var party = Nearest(before, minors.PartyLabels.Concat(names));
        return party >= 0 && party > Nearest(before, minors.OtherLabels);
    }

    private static int Nearest(string before, IEnumerable<string> labels) => labels.Max(label => before.LastIndexOf(label, StringComparison.Ordinal));
}
