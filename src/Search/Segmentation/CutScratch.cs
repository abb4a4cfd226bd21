namespace Disclosure.Search.Segmentation;

/// <summary>What one cut writes on, kept by its thread for the next one.</summary>
internal sealed class CutScratch
{
    /// <summary>UTF-16 units of a run that are looked at together.</summary>
    public const int MaximumRun = 65_536;

    [ThreadStatic]
    private static CutScratch? _kept;

    public ushort[] Codes { get; private set; } = [];

    public double[] Scores { get; private set; } = [];

    public int[] Lengths { get; private set; } = [];

    public ushort[] Rows { get; private set; } = [];

    public byte[] Choices { get; private set; } = [];

    /// <summary>Room for runs of a text of this length. A cut inside another one has its own.</summary>
    public static CutScratch Take(int textLength)
    {
        var scratch = _kept ?? new CutScratch();
        _kept = null;
        var length = Math.Min(textLength, MaximumRun) + 1;
        if (scratch.Codes.Length < length)
            scratch.Grow(Math.Min(Math.Max(length, 256), MaximumRun + 1));
        return scratch;
    }

    /// <summary>Leaves it to the thread's next cut.</summary>
    public void Release() => _kept = this;

    private void Grow(int length)
    {
        Codes = new ushort[length];
        Scores = new double[length];
        Lengths = new int[length];
        Rows = new ushort[length];
        Choices = new byte[length];
    }
}
