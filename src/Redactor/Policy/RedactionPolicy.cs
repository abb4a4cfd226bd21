using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Policy;

/// <summary>What <c>config/redaction.json</c> says for every case. Immutable and safe for many threads.</summary>
internal sealed class RedactionPolicy(RedactionSettings settings, PhoneSettings phones)
{
    /// <summary>Which telephone numbers are public services, for all agencies alike.</summary>
    public PhoneSettings Phones => phones;

    /// <summary>What holds for a case.</summary>
    public RedactionSettings For(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return settings;
    }
}
