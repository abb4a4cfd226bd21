namespace Disclosure.PublicSite.Settings;

/// <summary>The configuration cannot be used. Its message lists every error, one to a line.</summary>
public sealed class SiteSettingsException : Exception
{
    /// <summary>With every error found, each a sentence of its own.</summary>
    public SiteSettingsException(IReadOnlyList<string> errors)
        : base(string.Join('\n', errors)) => Errors = errors;

    /// <summary>With one error.</summary>
    public SiteSettingsException(string message)
        : this([message])
    {
    }

    /// <summary>With one error and its cause.</summary>
    public SiteSettingsException(string message, Exception innerException)
        : base(message, innerException) => Errors = [message];

    /// <summary>Without more to say.</summary>
    public SiteSettingsException()
        : this("The configuration cannot be used.")
    {
    }

    /// <summary>The errors, each a sentence.</summary>
    public IReadOnlyList<string> Errors { get; }
}
