namespace Disclosure.Publisher.Pages.Accounts;

/// <summary>Marks a page that is open to someone who has yet to change a password that someone else chose. Every other page is not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensWithFirstPasswordAttribute : Attribute;
