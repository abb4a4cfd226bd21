namespace Disclosure.Redactor.Findings;

/// <summary>What becomes of a found value.</summary>
public enum FindingAction
{
    /// <summary>Replaced by a mask.</summary>
    Hide,

    /// <summary>Stays as served.</summary>
    Keep,

    /// <summary>Replaced by something less exact, such as a birth date by its year.</summary>
    Generalise,
}
