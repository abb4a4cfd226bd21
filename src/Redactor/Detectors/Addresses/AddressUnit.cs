namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>One unit of an address, in characters of the text without blanks: its name and the word that says what it is.</summary>
/// <param name="Start">First character of the name.</param>
/// <param name="NameEnd">End of the name, exclusive; the word of the unit follows.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Level">How fine it is.</param>
/// <param name="IsNumbered">Whether the name holds a number.</param>
internal readonly record struct AddressUnit(int Start, int NameEnd, int End, AddressLevel Level, bool IsNumbered);
