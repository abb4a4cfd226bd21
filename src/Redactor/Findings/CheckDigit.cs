namespace Disclosure.Redactor.Findings;

/// <summary>What the check digit of a number says. It may raise confidence, never veto: a mistyped number is still one.</summary>
public enum CheckDigit
{
    /// <summary>The number has none, or it was not looked at.</summary>
    None,

    /// <summary>It is right.</summary>
    Right,

    /// <summary>It is wrong.</summary>
    Wrong,
}
