using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// Words that may mean internal marks, commercial secrets, privacy, security, a series, a transfer to the police or a minor (Art. 11;
/// config/nondisclosure.json): each is a hint, so a person decides.
/// </summary>
internal sealed class SignalRule : INondisclosureRule
{
    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed) => assessed.Policy.Signals
        .Select(signal => (signal.Clause, signal.Name, Words: signal.Words.Where(word => Raises(assessed.WithoutCitations, signal, word)).ToList()))
        .Where(raised => raised.Words.Count > 0)
        .GroupBy(raised => (raised.Clause, raised.Name))
        .Select(group => new RuleFinding(Outcome.Hold, new Ground(
            group.Key.Clause,
            $"{group.Key.Name}：出现“{string.Join("”“", group.SelectMany(raised => raised.Words).Distinct(StringComparer.Ordinal))}”")));

    private static bool Raises(string text, NondisclosureSignal signal, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var start = Math.Max(0, at - signal.Window);
            var around = text[start..Math.Min(text.Length, at + word.Length + signal.Window)];
            if ((signal.Near.Count == 0 || signal.Near.Any(near => around.Contains(near, StringComparison.Ordinal))) && !signal.Unless.Any(phrase => Excuses(phrase, word, around, at - start)))
                return true;
        }

        return false;
    }

    // A phrase that holds the word excuses that very occurrence; any other phrase excuses what stands near it.
    private static bool Excuses(string phrase, string word, string around, int at)
    {
        for (var found = around.IndexOf(phrase, StringComparison.Ordinal); found >= 0; found = around.IndexOf(phrase, found + 1, StringComparison.Ordinal))
        {
            if (!phrase.Contains(word, StringComparison.Ordinal) || (found <= at && at + word.Length <= found + phrase.Length))
                return true;
        }

        return false;
    }
}
