namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 国家安全、公共安全、经济安全和社会稳定 (Art. 11(1)(三); 政府信息公开条例 Art. 14): held for the responsible leader; nothing overcomes it.
/// </summary>
internal sealed class SecurityRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.Security, found);
}
