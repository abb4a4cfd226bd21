using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Names;

/// <summary>A name of an organisation that may begin with a person's: the text does not tell.</summary>
/// <param name="Start">First unit; of the compact shadow while names are read, of the original text afterwards.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Role">The role that the word before it would give to the person.</param>
internal readonly record struct DoubtedName(int Start, int End, PersonRole Role);
