using Disclosure.Redactor.Findings;

namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>国家秘密: a marked document is refused before storage (Art. 11(1)(二); 保守国家秘密法 Art. 22, 57).</summary>
internal sealed class StateSecretRule : INondisclosureRule
{
    /// <inheritdoc/>
    public IEnumerable<RuleFinding> Assess(AssessedCase assessed)
    {
        // The ground quotes nothing: it may be logged by a system that must not hold the secret.
        if (SecrecyMarks.Contains(assessed.Document) || assessed.Facts.Fields.Values.Any(SecrecyMarks.Contains))
            yield return new RuleFinding(Outcome.Refuse, new Ground("GS-11-2a", "文件带有国家秘密标志（密级、保密期限），不得在本系统存储"));
    }
}
