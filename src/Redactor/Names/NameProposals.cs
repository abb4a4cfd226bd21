using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Names;

/// <summary>
/// Names proposed at places of one document. Evidence adds up over the document: a name proposed again and again needs less at each
/// place; of two names of which one begins with the other, the one that stands better is kept.
/// </summary>
internal sealed class NameProposals
{
    /// <summary>A reading further below its threshold than this is not worth adding up.</summary>
    public const double LeastMargin = -0.4;

    private const float Unseen = 0.02f;
    private const double Unlikely = 2.0;
    private const double Repeated = 0.2;
    private const double MostRepeated = 0.6;
    private readonly List<DoubtedName> _doubted = [];
    private readonly List<int> _parted = [];
    private readonly Dictionary<string, Proposal> _byName = new(StringComparer.Ordinal);

    /// <summary>Names of organisations that may begin with a person's.</summary>
    public IReadOnlyList<DoubtedName> Doubted => _doubted;

    /// <summary>Where, in the compact shadow, a name ends and the name of an institution begins that was read as one with it.</summary>
    public IReadOnlyList<int> Parted => _parted;

    /// <summary>Records that a name ends where that of an institution begins.</summary>
    public void PartAt(int end) => _parted.Add(end);

    /// <summary>Records a range of the compact shadow of which nobody can tell whether it begins with a person's name.</summary>
    public void Doubt(int start, int end, PersonRole role) => _doubted.Add(new DoubtedName(start, end, role));

    /// <summary>Records a reading.</summary>
    /// <param name="name">The name, folded, without blanks.</param>
    /// <param name="margin">Weight above what the place asks for; negative when below.</param>
    /// <param name="role">The role the place gives.</param>
    /// <param name="place">Where it was read, so that the same place counts once.</param>
    /// <param name="settled">Whether it needs no other judge: a heading over a column, or an institution behind it, tells it apart.</param>
    public void Add(string name, double margin, PersonRole role, int place, bool settled = false)
    {
        if (!_byName.TryGetValue(name, out var proposal))
        {
            _byName.Add(name, proposal = new Proposal { Margin = margin });
        }

        proposal.Margin = Math.Max(proposal.Margin, margin);
        proposal.IsSettled |= settled && margin >= 0;
        proposal.Places.Add(place);
        if (margin >= 0)
        {
            proposal.Roles.Add(role);
        }
    }

    /// <summary>Weighs every name by how probable another judge holds it, from 0 to 1.</summary>
    public void Weigh(Func<string, float> probability)
    {
        foreach (var (name, proposal) in _byName)
        {
            proposal.Margin -= !proposal.IsSettled && probability(name) < Unseen ? Unlikely : 0;
        }
    }

    /// <summary>Whether a name has what its places ask for by now.</summary>
    public bool Stands(string name) => _byName.TryGetValue(name, out var proposal) && proposal.Weight >= 0;

    /// <summary>Where a name was read.</summary>
    public IReadOnlyCollection<int> PlacesOf(string name) => _byName.TryGetValue(name, out var proposal) ? proposal.Places : [];

    /// <summary>The names that stand, with the roles their places gave and the weight beyond what is asked for.</summary>
    public IReadOnlyList<(string Name, IReadOnlyCollection<PersonRole> Roles, double Weight)> Accepted()
    {
        var accepted = new List<(string Name, IReadOnlyCollection<PersonRole> Roles, double Weight)>();
        foreach (var (name, proposal) in _byName)
        {
            if (proposal.Weight < 0 || (!proposal.IsSettled && IsWorseReading(name, proposal)))
            {
                continue;
            }

            accepted.Add((name, proposal.Roles.Count == 0 ? [PersonRole.Other] : proposal.Roles, proposal.Weight));
        }

        return accepted;
    }

    private bool IsWorseReading(string name, Proposal proposal)
    {
        for (var shorter = 2; shorter < name.Length; shorter++)
        {
            if (_byName.TryGetValue(name[..shorter], out var other) && other.Weight >= 0 && other.Count >= proposal.Count && other.Margin > proposal.Margin + 0.2)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Proposal
    {
        public double Margin { get; set; }

        public bool IsSettled { get; set; }

        public HashSet<int> Places { get; } = [];

        public int Count => Places.Count;

        public HashSet<PersonRole> Roles { get; } = [];

        public double Weight => Margin + Math.Min(MostRepeated, Repeated * (Count - 1));
    }
}
