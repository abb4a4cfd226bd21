using Disclosure.Redactor.Cases;

namespace Disclosure.Redactor.Names;

/// <summary>A place of the title in the compact shadow; ends exclusive.</summary>
/// <param name="From">Where the words begin that say something of it.</param>
/// <param name="Start">First unit of the title.</param>
/// <param name="End">End of the title and of the bracket that says of it whether it is held.</param>
/// <param name="Standing">What is said.</param>
/// <param name="Firm">The organisation that is named with it.</param>
internal readonly record struct RepresentativeTitle(int From, int Start, int End, TitleStanding Standing, (int Start, int End)? Firm)
{
    /// <summary>Whether the bearer is in office.</summary>
    public bool IsHeld => Standing.IsHeld();
}

/// <summary>A sentence that tells who bore the title and who bears it; places of the compact shadow.</summary>
/// <param name="From">Where the name of the former bearer begins; −1 where he is not told.</param>
/// <param name="To">Where the name of the next begins.</param>
/// <param name="OfFormer">What it says of the former one: nothing certain where the text revokes a registration.</param>
/// <param name="OfNext">What it says of the next.</param>
internal readonly record struct RepresentativeChange(int From, int To, TitleStanding OfFormer, TitleStanding OfNext);
