namespace Disclosure.Redactor.Detectors.Addresses;

/// <summary>An address read from a text without blanks, end exclusive, with what it is made of.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Levels">The levels of its units, one bit each.</param>
/// <param name="Finest">The finest of them.</param>
/// <param name="HasNumber">Whether a house, a building, a room or a group of it has a number.</param>
internal readonly record struct AddressSpan(int Start, int End, int Levels, AddressLevel Finest, bool HasNumber)
{
    /// <summary>Whether any unit was read.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether it has a unit of a level.</summary>
    public bool Has(AddressLevel level) => (Levels & (1 << (int)level)) != 0;

    /// <summary>Whether a unit of it has a proper name.</summary>
    public bool HasPlace => (Levels & ((1 << (int)AddressLevel.House) - 1)) != 0;

    /// <summary>Whether it has the shape of a dwelling: a room in a building or at a place, or a numbered house or building of an estate or a hamlet.</summary>
    public bool IsDwelling => (Finest == AddressLevel.Room && (HasPlace || Has(AddressLevel.Building)))
        || ((Has(AddressLevel.Estate) || Has(AddressLevel.Hamlet)) && (Has(AddressLevel.Building) || (HasNumber && Has(AddressLevel.House))));
}
