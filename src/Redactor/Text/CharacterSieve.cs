namespace Disclosure.Redactor.Text;

/// <summary>Tells of most characters that they are none of a few, in memory small enough to stay near.</summary>
internal sealed class CharacterSieve
{
    private const int Bits = 10;
    private const int WordBits = 6;
    private readonly ulong[] _words = new ulong[1 << (Bits - WordBits)];

    /// <summary>Adds a character.</summary>
    public void Add(char character) => _words[WordOf(character)] |= 1UL << character;

    /// <summary>Whether a character may have been added.</summary>
    public bool MayHold(char character) => ((_words[WordOf(character)] >> character) & 1) != 0;

    private static int WordOf(char character) => (character >> WordBits) & ((1 << (Bits - WordBits)) - 1);
}
