using Disclosure.Publisher.Cases;

namespace Disclosure.Publisher.Intake;

/// <summary>What came of one file of a batch.</summary>
public enum BatchResult
{
    /// <summary>接收</summary>
    Accepted = 1,

    /// <summary>退回: stored as a case, in which something is missing or wrong.</summary>
    Returned,

    /// <summary>重复: the agency has a case of this number.</summary>
    Duplicate,

    /// <summary>拒收: nothing of it was stored.</summary>
    Refused,
}

/// <summary>How results are called.</summary>
public static class BatchResultNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this BatchResult result) => result switch
    {
        BatchResult.Accepted => "接收",
        BatchResult.Returned => "退回",
        BatchResult.Duplicate => "重复",
        BatchResult.Refused => "拒收",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a defined result."),
    };
}

/// <summary>One file of a batch.</summary>
/// <param name="FileName">Its name; private, shown to whoever sent it.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Message">Why, or what comes next: in Chinese, without anything of the content.</param>
/// <param name="CaseId">Its case, or the one that it repeats; null when there is none.</param>
public sealed record BatchLine(string FileName, BatchResult Result, string Message, string? CaseId);

/// <summary>What came of a batch.</summary>
public sealed record BatchOutcome
{
    /// <summary>What was typed.</summary>
    public required BatchFields Fields { get; init; }

    /// <summary>Each file, in the order in which they came.</summary>
    public IReadOnlyList<BatchLine> Lines { get; init; } = [];

    /// <summary>What is wrong with what was typed: then no file was looked at.</summary>
    public IReadOnlyList<CaseMessage> Errors { get; init; } = [];

    /// <summary>Why the reading ended early; null when it did not. The lines stand all the same; what followed was not received.</summary>
    public UploadBreak? Break { get; init; }
}
