namespace Disclosure.NameTraining.Names;

/// <summary>An invented name.</summary>
/// <param name="Text">The whole name.</param>
/// <param name="Family">The family name it begins with; empty when it has none.</param>
/// <param name="Given">What people say when they leave the family name out.</param>
/// <param name="Group">Whose way of naming it follows: a group of <c>peoples.txt</c>, <c>han</c> or <c>word</c>.</param>
internal sealed record GeneratedName(string Text, string Family, string Given, string Group);
