namespace Disclosure.Redactor.Findings;

/// <summary>Why a value was taken for what it is. It names rules and words of the configuration, never the value or its neighbours.</summary>
/// <param name="Pattern">The shape that was found, such as <c>digits-18</c>.</param>
/// <param name="ContextWord">The word of the configuration that stood near it, such as 身份证号码; null when none did.</param>
/// <param name="Check">What the check digit says.</param>
/// <param name="ScoreBefore">Confidence by the shape alone, 0 to 1.</param>
/// <param name="ScoreAfter">Confidence once context and check digit have spoken, 0 to 1.</param>
public sealed record FindingTrace(string Pattern, string? ContextWord, CheckDigit Check, double ScoreBefore, double ScoreAfter);
