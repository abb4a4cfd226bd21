using Disclosure.Redactor.Text;

namespace Disclosure.Redactor.Detectors;

/// <summary>A text with the shadows that detectors read. What was found in it is kept in borrowed memory, which is given back clean.</summary>
internal sealed class ScannedText : IDisposable
{
    // What every number that is hidden or kept has at least.
    private const int FewestDigits = 5;
    private const double SpacedOutShare = 0.15;

    // For each group of digits the place of the word that names it, plus two; 0 when nobody has asked yet.
    private readonly RentedList<int> _labels;
    private readonly DigitChains _chains;
    private IReadOnlyList<TableCell>? _cells;

    private ScannedText(string original, FoldedText spaced, FoldedText compact, ContextWords contexts)
    {
        Original = original;
        Spaced = spaced;
        Compact = compact;
        _chains = DigitChains.Find(spaced, FewestDigits);
        Contexts = contexts.Find(compact.Value);
        _labels = new RentedList<int>(_chains.Groups);
        _labels.Room(_chains.Groups).Clear();
        _labels.Take(_chains.Groups);
        Columns = TableColumns.Read(original, compact, Contexts);
        IsSpacedOut = HasGapsEverywhere(compact);
    }

    /// <summary>The text itself.</summary>
    public string Original { get; }

    /// <summary>Its shadow with blanks.</summary>
    public FoldedText Spaced { get; }

    /// <summary>Its shadow without blanks.</summary>
    public FoldedText Compact { get; }

    /// <summary>Runs of digits of <see cref="Spaced"/>.</summary>
    public ReadOnlySpan<DigitChain> Chains => _chains.All;

    /// <summary>The context words in <see cref="Compact"/>.</summary>
    public ContextMap Contexts { get; }

    /// <summary>The cells of its tables that hold numbers; null when there is none.</summary>
    public TableColumns? Columns { get; }

    /// <summary>The cells of its tables that hold a digit.</summary>
    public IReadOnlyList<TableCell> Cells => _cells ??= TableCells.Read(Compact.Value);

    /// <summary>The organisations that it names, once <see cref="OrganisationDetector"/> has read them; null before.</summary>
    public OrganisationSpans? Organisations { get; set; }

    /// <summary>Whether blanks stand everywhere, as text taken from a scan or a PDF has them, so that a gap separates nothing.</summary>
    public bool IsSpacedOut { get; }

    /// <summary>Folds a text.</summary>
    public static ScannedText Of(string original, ContextWords contexts) => Of(original, Fold(original), contexts);

    /// <summary>A text with its shadow, which <see cref="Fold"/> gave and which may lack blanks and walls of cells since.</summary>
    public static ScannedText Of(string original, FoldedText spaced, ContextWords contexts) => new(original, spaced, TextFolder.RemoveBlanks(spaced), contexts);

    /// <summary>The shadow of a text, blanks kept, ends of wrapped lines left out.</summary>
    public static FoldedText Fold(string original) => TextFolder.Fold(WrappedLines.Join(original));

    /// <summary>Whether a range of <see cref="Compact"/> neither starts nor ends in the middle of a Latin word or a number; a blank parts two of them.</summary>
    public bool IsWhole(int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit(Compact.Value[start]) || !char.IsAsciiLetterOrDigit(Compact.Value[start - 1]) || Compact.HasGapBefore(start))
        && (end == Compact.Length || !char.IsAsciiLetterOrDigit(Compact.Value[end]) || !char.IsAsciiLetterOrDigit(Compact.Value[end - 1]) || Compact.HasGapBefore(end));

    /// <summary>The word that names the number that begins with a group of a chain; null when none does. Asked of <see cref="ValueLabels"/> once a group.</summary>
    public ContextHit? LabelOf(DigitChain chain, int group)
    {
        ref var label = ref _labels.Items[chain.Offset + group];
        if (label == 0)
        {
            label = ValueLabels.IndexOf(this, InCompact(chain.Groups[group].Start)) + 2;
        }

        return label > 1 ? Contexts.All[label - 2] : null;
    }

    /// <summary>The character of <see cref="Compact"/> that a character of <see cref="Spaced"/> is, or the next one where it is a blank.</summary>
    public int InCompact(int spacedIndex) => ReferenceEquals(Spaced, Compact) ? spacedIndex : Compact.IndexOf(Spaced.OriginalStart(spacedIndex));

    /// <inheritdoc/>
    public void Dispose()
    {
        _labels.Dispose();
        _chains.Dispose();
        Contexts.Dispose();
    }

    // Counted between Chinese characters alone: the bars and columns of a table are no sign of it.
    private static bool HasGapsEverywhere(FoldedText compact)
    {
        var value = compact.Value;
        var gaps = 0;
        foreach (var run in compact.Runs)
        {
            gaps += run.AfterGap && run.Shadow > 0 && HanText.IsHan(value[run.Shadow]) && HanText.IsHan(value[run.Shadow - 1]) ? 1 : 0;
        }

        var most = gaps / SpacedOutShare;
        var neighbours = 0;
        for (var i = 1; i < value.Length && neighbours < most; i++)
        {
            neighbours += HanText.IsHan(value[i]) && HanText.IsHan(value[i - 1]) ? 1 : 0;
        }

        return neighbours < most;
    }
}
