using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Store;

namespace Disclosure.Publisher.Restoring;

/// <summary>Takes a case where it had been before its store was put back, over the steps that a case may take.</summary>
internal static class CaseSteps
{
    /// <summary>What the audit says of such a step.</summary>
    public const string Code = "restored";

    /// <summary>Moves the case; nothing when it is there, or when no steps lead there. The row must have been taken in this transaction.</summary>
    /// <returns>The case as it is now.</returns>
    public static async Task<CaseRow> WalkAsync(DeskTransaction desk, CaseRow row, CaseState to, int? version)
    {
        foreach (var state in PathTo(row.State, to))
        {
            var move = new CaseMove
            {
                To = state,
                Actor = Actor.Worker,
                Code = Code,
                Version = version,
                ReturnsTo = state is CaseState.Suspended or CaseState.Withdrawing ? Returns(row) : null,
            };
            if (!await CaseJournal.MoveAsync(desk, row, key: null, move))
            {
                throw new InvalidOperationException("A case that was taken changed.");
            }

            row = (await CaseRow.FindAsync(desk.Connection, row.AgencyCode, row.CaseId, desk.Transaction))!;
        }

        return row;
    }

    /// <summary>The fewest steps from one state to another, the last one included; empty when none lead there.</summary>
    internal static IReadOnlyList<CaseState> PathTo(CaseState from, CaseState to)
    {
        var paths = new Queue<CaseState[]>([[from]]);
        var seen = new HashSet<CaseState> { from };
        while (from != to && paths.TryDequeue(out var path))
        {
            foreach (var next in CaseTransitions.After(path[^1]).Where(seen.Add))
            {
                CaseState[] longer = [.. path, next];
                if (next == to)
                {
                    return longer[1..];
                }

                paths.Enqueue(longer);
            }
        }

        return [];
    }

    private static CaseState Returns(CaseRow row) => row.State is CaseState.Published or CaseState.Amended or CaseState.SummaryOnly ? row.State : row.ReturnsTo ?? row.InFull;
}
