namespace Disclosure.Redactor.Nondisclosure;

/// <summary>config/nondisclosure.json is not valid; the message lists every error with its key.</summary>
public sealed class NondisclosurePolicyException : Exception
{
    /// <summary>Lists the errors.</summary>
    public NondisclosurePolicyException(IReadOnlyList<string> errors)
        : base("nondisclosure.json is not valid:\n" + string.Join('\n', errors ?? throw new ArgumentNullException(nameof(errors)))) => Errors = errors;

    /// <summary>One sentence for each error.</summary>
    public IReadOnlyList<string> Errors { get; }
}
