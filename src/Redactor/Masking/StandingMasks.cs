using System.Collections.Concurrent;
using Disclosure.Records;
using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Masking;

/// <summary>
/// Masks that say nothing but a kind: the policy words them, so they are the same in every decision and made once. A mask that tells
/// anything of a person or a value is made for its decision alone.
/// </summary>
internal static class StandingMasks
{
    // Policies word a few dozen; beyond that they are made anew, so that nothing can make the table grow.
    private const int Most = 1024;

    private static readonly ConcurrentDictionary<(string Words, string Kind, string Clause), Inline> Masks = new();

    /// <summary>The mask of a finding that has words to stand in for it.</summary>
    public static Inline Of(Finding finding)
    {
        if (finding is not { Action: FindingAction.Hide, Role: null })
        {
            return Made(finding);
        }

        var key = (finding.Replacement!, finding.Kind, finding.Clause);
        if (!Masks.TryGetValue(key, out var mask))
        {
            mask = Made(finding);
            _ = Masks.Count < Most && Masks.TryAdd(key, mask);
        }

        return mask;
    }

    private static Inline Made(Finding finding) => new() { Text = finding.Replacement!, Redaction = new Redaction(finding.Kind, finding.Clause) };
}
