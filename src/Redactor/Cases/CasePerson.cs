namespace Disclosure.Redactor.Cases;

/// <summary>A person known to be in the text.</summary>
/// <param name="Name">Name as served.</param>
/// <param name="Role">What the person is in the case.</param>
public sealed record CasePerson(string Name, PersonRole Role);
