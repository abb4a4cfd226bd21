namespace Disclosure.Cli.Seeding;

/// <summary>One line that counts up on a terminal; a line now and then elsewhere.</summary>
public sealed class SeedingProgress(TextWriter output, int total) : IDisposable
{
    private const int Step = 6;
    private static readonly (string State, string Word)[] Words =
    [
        ("published", "已公示"), ("withdrawn", "已撤下"), ("inReview", "待审核"), ("held", "暂缓"), ("withheld", "不予公开"),
        ("returned", "已退回"), ("quarantined", "隔离"), ("refused", "拒收"),
    ];

    private readonly bool _isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
    private int _processed;
    private int _reviewed;
    private bool _isLineOpen;

    /// <summary>One more has gone through the pipeline.</summary>
    public void Processed() => Show("处理示例决定 (processing)", ++_processed);

    /// <summary>One more has been seen by its reviewer.</summary>
    public void Reviewed() => Show("审核示例决定 (reviewing) ", ++_reviewed);

    /// <summary>Says what became of them.</summary>
    public void Done(IReadOnlyList<string> states)
    {
        var counts = Words.Select(word => (word.Word, Count: states.Count(state => string.Equals(state, word.State, StringComparison.Ordinal))))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{pair.Word} {pair.Count}");
        output.WriteLine($"示例决定 {states.Count} 件：{string.Join('，', counts)}。");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isLineOpen)
        {
            output.WriteLine();
        }
    }

    private void Show(string what, int count)
    {
        if (_isTerminal)
        {
            output.Write($"\r{what} {count}/{total}");
            _isLineOpen = count < total;
            if (count == total)
            {
                output.WriteLine();
            }
        }
        else if (count % Step == 0 || count == total)
        {
            output.WriteLine($"{what} {count}/{total}");
        }

        output.Flush();
    }
}
