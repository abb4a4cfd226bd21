namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 涉嫌犯罪移送: a matter handed to the police or the prosecution is a possible series; the agency decides.
/// </summary>
internal sealed class CrimeTransferRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.CrimeTransfer, found);
}
