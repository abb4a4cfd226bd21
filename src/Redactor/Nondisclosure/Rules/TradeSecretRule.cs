namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 商业秘密 (Art. 11(1)(二); 政府信息公开条例 Art. 15): a decision about one is held until the 权利人 was heard; consent or a grave public
/// interest overcomes it (Art. 11(2)).
/// </summary>
internal sealed class TradeSecretRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.TradeSecret, found);
}
