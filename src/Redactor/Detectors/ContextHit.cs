namespace Disclosure.Redactor.Detectors;

/// <summary>A context word in a text, in characters of <see cref="ScannedText.Compact"/>, end exclusive.</summary>
internal readonly record struct ContextHit(int Start, int End, ListedContext Entry)
{
    /// <summary>The word as it is written.</summary>
    public string Word => Entry.Text;

    /// <summary>Whether the word speaks of a context.</summary>
    public bool Says(Context context) => (Entry.Contexts & (1UL << (int)context)) != 0;

    /// <summary>Whether the word speaks of one of the contexts of a mask.</summary>
    public bool SaysAny(ulong mask) => (Entry.Contexts & mask) != 0;

    /// <summary>A mask of contexts.</summary>
    public static ulong MaskOf(params ReadOnlySpan<Context> contexts)
    {
        var mask = 0UL;
        foreach (var context in contexts)
        {
            mask |= 1UL << (int)context;
        }

        return mask;
    }
}
