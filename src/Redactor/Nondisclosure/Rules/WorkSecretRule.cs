namespace Disclosure.Redactor.Nondisclosure.Rules;

/// <summary>
/// 工作秘密、内部: a document that says of itself that it is not for the public goes to the office that guards it (政务公开准则; 政府信息公开条例
/// Art. 16). Such words are marks, not sentences.
/// </summary>
internal sealed class WorkSecretRule : INondisclosureRule
{
    /// <inheritdoc/>
    public void Assess(AssessedCase assessed, ICollection<RuleFinding> found) => assessed.HoldForWords(NondisclosureGround.WorkSecret, found);
}
