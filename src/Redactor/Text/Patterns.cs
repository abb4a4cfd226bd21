namespace Disclosure.Redactor.Text;

/// <summary>What every pattern of the redactor shares.</summary>
internal static class Patterns
{
    /// <summary>Longest time one match may take, in milliseconds; a time-out quarantines the document.</summary>
    public const int TimeoutMilliseconds = 2000;
}
