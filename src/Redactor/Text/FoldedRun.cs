namespace Disclosure.Redactor.Text;

/// <summary>Characters of a shadow that share one rule of where they stood in the original.</summary>
/// <param name="Shadow">First character of the shadow.</param>
/// <param name="Original">First UTF-16 unit of the original.</param>
/// <param name="Width">0 where each character stands for one unit of the original; else all stand for this many units together.</param>
/// <param name="AfterGap">Whether blanks were taken out just before the first character.</param>
internal readonly record struct FoldedRun(int Shadow, int Original, int Width, bool AfterGap)
{
    /// <summary>Whether each character stands for one unit.</summary>
    public bool IsEven => Width == 0;

    /// <summary>First unit behind a character of the run.</summary>
    public int StartOf(int index) => IsEven ? Original + index - Shadow : Original;

    /// <summary>End, exclusive, of the units behind a character of the run.</summary>
    public int EndOf(int index) => IsEven ? Original + index - Shadow + 1 : Original + Width;
}
