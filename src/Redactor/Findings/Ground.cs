namespace Disclosure.Redactor.Findings;

/// <summary>Why an outcome is not <see cref="Outcome.Publish"/>.</summary>
/// <param name="Clause">The clause, such as <c>GS-11-1</c>.</param>
/// <param name="Evidence">What raised it, in Chinese; private to the desk.</param>
public sealed record Ground(string Clause, string Evidence);
