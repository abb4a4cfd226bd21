namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 法律、法规、规章规定的其他情形 (Art. 11(1)(五)): a decision that says that a law keeps it from the public, or that a record is sealed.
/// </summary>
internal sealed class OtherLawRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.OtherLaw, found);
}
