namespace Disclosure.Redactor.Detectors;

/// <summary>A word of the configuration and the contexts it speaks of, one bit each.</summary>
internal sealed record ListedContext(string Text, ulong Contexts);
