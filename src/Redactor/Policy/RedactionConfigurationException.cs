namespace Disclosure.Redactor.Policy;

/// <summary>The redactor's configuration is not valid; the message lists every error with file and key.</summary>
public sealed class RedactionConfigurationException : Exception
{
    /// <summary>Lists the errors.</summary>
    public RedactionConfigurationException(IReadOnlyList<string> errors)
        : base("The redactor's configuration is not valid:\n" + string.Join('\n', errors ?? throw new ArgumentNullException(nameof(errors)))) => Errors = errors;

    /// <summary>One sentence for each error.</summary>
    public IReadOnlyList<string> Errors { get; }
}
