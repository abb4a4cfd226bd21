using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 国家秘密 (Art. 11(1)(二)): a marked document is refused before storage (保守国家秘密法 Art. 22, 57). Words that speak of secret matters
/// without a mark, and the number of a copy, ask for a person: marks are only a hint of secrecy.
/// </summary>
internal sealed class StateSecretRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found)
    {
        // The ground quotes nothing: it may be logged by a system that must not hold the secret.
        if (IsMarked(assessed))
            assessed.Raise(NondisclosureGround.StateSecret, Outcome.Refuse, "文件带有国家秘密标志（密级、保密期限），不得在本系统存储", found);
        else
            assessed.HoldForWords(NondisclosureGround.StateSecret, found);
    }

    private static bool IsMarked(AssessedCase assessed)
    {
        if (SecrecyMarks.Contains(assessed.Document))
            return true;
        foreach (var (_, text) in assessed.Facts.Fields)
        {
            if (SecrecyMarks.Contains(text))
                return true;
        }

        return false;
    }
}
