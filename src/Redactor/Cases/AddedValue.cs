namespace Disclosure.Redactor.Cases;

/// <summary>A value that a person found in the text and no rule did: it is hidden wherever it stands, as a name wherever its person is mentioned.</summary>
/// <param name="Value">The value as served; 2 characters at least.</param>
/// <param name="Kind">The kind of finding as which it is hidden; only people and what the policy hides.</param>
public sealed record AddedValue(string Value, string Kind);
