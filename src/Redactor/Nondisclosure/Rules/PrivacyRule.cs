namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 个人隐私 (Art. 11(1)(二); 政府信息公开条例 Art. 15): a decision about someone's intimate life, illness or family is held; consent or a
/// grave public interest overcomes it (Art. 11(2)).
/// </summary>
internal sealed class PrivacyRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.Privacy, found);
}
