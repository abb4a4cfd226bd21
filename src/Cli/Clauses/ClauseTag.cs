namespace Disclosure.Cli.Clauses;

/// <summary>A test that says which clause it proves.</summary>
/// <param name="ClauseId">The clause's id, as written.</param>
/// <param name="Test">The test, <c>Class.Method</c>.</param>
/// <param name="Line">The line of the attribute, from 1.</param>
public sealed record ClauseTag(string ClauseId, string Test, int Line);
