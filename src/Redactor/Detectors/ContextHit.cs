namespace Disclosure.Redactor.Detectors;

/// <summary>A context word in a text, in characters of <see cref="ScannedText.Compact"/>, end exclusive.</summary>
internal readonly record struct ContextHit(int Start, int End, ulong Groups, string Word)
{
    /// <summary>Whether the word speaks of a context.</summary>
    public bool Says(Context context) => (Groups & (1UL << (int)context)) != 0;
}
