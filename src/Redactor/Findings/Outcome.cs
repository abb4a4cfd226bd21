namespace Disclosure.Redactor.Findings;

/// <summary>What may become of a decision (Art. 11), least to most restrictive.</summary>
public enum Outcome
{
    /// <summary>May be published once a person has approved.</summary>
    Publish,

    /// <summary>A person must decide; see the grounds.</summary>
    Hold,

    /// <summary>Not to be published.</summary>
    Withhold,

    /// <summary>Must not even be stored (state-secret markings).</summary>
    Refuse,

    /// <summary>Redaction or verification failed: nothing of it is fit to be shown.</summary>
    Quarantine,
}
