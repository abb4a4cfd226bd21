using Disclosure.Publisher.Store;
using Disclosure.Records;

namespace Disclosure.Publisher.Cases;

/// <summary>What became of a published decision: it goes with the decision into every later version of its record.</summary>
public sealed record CaseAftermath
{
    /// <summary>履行情况; null when none was recorded.</summary>
    public Performance? Performance { get; init; }

    /// <summary>复议 and 诉讼, by their days.</summary>
    public IReadOnlyList<Proceeding> Proceedings { get; init; } = [];

    /// <summary>When the agency learned of the outcomes that overturn its decision; it is not published.</summary>
    public IReadOnlyList<LearnedOutcome> Learned { get; init; } = [];

    /// <summary>更正, the oldest first.</summary>
    public IReadOnlyList<CorrectionNote> Corrections { get; init; } = [];

    /// <summary>Whether nothing became of it.</summary>
    public bool IsEmpty => Performance is null && Proceedings.Count == 0 && Corrections.Count == 0;

    /// <summary>The decision with what became of it.</summary>
    public DecisionRecord Onto(DecisionRecord decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision with
        {
            Performance = Performance,
            Proceedings = Proceedings.Count > 0 ? Proceedings : null,
            Corrections = Corrections.Count > 0 ? Corrections : null,
        };
    }

    /// <summary>What it is with the note of one more correction; the same when there is none.</summary>
    public CaseAftermath With(CorrectionNote? note) => note is null ? this : this with { Corrections = [.. Corrections, note] };

    /// <summary>What it is once the note of a correction is told with a version: the last one says which.</summary>
    public CaseAftermath ToldWith(int version) => Corrections is [.., { Version: null, Fields: not null } last]
        ? this with { Corrections = [.. Corrections.SkipLast(1), last with { Version = version }] }
        : this;

    /// <summary>An outcome with the day on which the agency learned of it: the outcome's own day, where none was recorded.</summary>
    public LearnedOutcome LearnedOf(Proceeding proceeding)
    {
        ArgumentNullException.ThrowIfNull(proceeding);
        return Learned.FirstOrDefault(known => known.Proceeding == proceeding) ?? new LearnedOutcome(proceeding, proceeding.On);
    }

    /// <summary>What it is once an entry holds. Of two on one day the one entered later comes later.</summary>
    public CaseAftermath With(AftermathEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry switch
        {
            { Performance: { } performance } => this with { Performance = entry.IsRemoval ? null : performance },
            { Proceeding: { } proceeding, IsRemoval: true } => this with
            {
                Proceedings = [.. Proceedings.Where(known => known != proceeding)],
                Learned = [.. Learned.Where(known => known.Proceeding != proceeding)],
            },
            { Proceeding: { } proceeding } => this with
            {
                Proceedings = [.. Proceedings.Append(proceeding).OrderBy(known => known.On)],
                Learned = entry.LearnedOn is { } on ? [.. Learned.Where(known => known.Proceeding != proceeding), new LearnedOutcome(proceeding, on)] : Learned,
            },
            _ => throw new ArgumentException("An entry without content.", nameof(entry)),
        };
    }
}

/// <summary>An outcome that overturns a decision, and the day on which the agency that made the decision learned of it.</summary>
/// <param name="Proceeding">The outcome.</param>
/// <param name="On">The day, Asia/Shanghai; not before that of the outcome.</param>
public sealed record LearnedOutcome(Proceeding Proceeding, DateOnly On);

/// <summary>One thing that a person recorded of a published decision: a performance or a proceeding.</summary>
public sealed record AftermathEntry
{
    /// <summary>履行情况; null when the entry is about a proceeding.</summary>
    public Performance? Performance { get; init; }

    /// <summary>复议 or 诉讼; null when the entry is about the performance.</summary>
    public Proceeding? Proceeding { get; init; }

    /// <summary>知悉日期 of an outcome that overturns the decision (行政处罚法 Art. 48(2)); null for everything else. It is not published.</summary>
    public DateOnly? LearnedOn { get; init; }

    /// <summary>Whether it was recorded by mistake and is to go.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Whether it tells of an outcome that overturns the decision.</summary>
    public bool Overturns => !IsRemoval && Proceeding?.Outcome.Overturns() is true;

    /// <summary>Account that recorded it.</summary>
    public string Recorder { get; init; } = string.Empty;

    /// <summary>Accounts in whose place it was recorded; empty when in the recorder's own right.</summary>
    public IReadOnlyList<string> RecordedFor { get; init; } = [];

    /// <summary>When it was recorded, milliseconds since 1970-01-01 UTC; unique in the case, so that what is confirmed is what was seen.</summary>
    public long RecordedAt { get; init; }

    /// <summary>What it is about, in the audit's words; never renamed.</summary>
    public string Subject => (Proceeding?.Kind, IsRemoval) switch
    {
        (null, false) => "performance",
        (null, true) => "performance-removed",
        (ProceedingKind.Reconsideration, false) => "reconsideration",
        (ProceedingKind.Reconsideration, true) => "reconsideration-removed",
        (_, false) => "litigation",
        (_, true) => "litigation-removed",
    };

    /// <summary>Whether two entries say the same, whoever recorded them.</summary>
    public bool IsSameAs(AftermathEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Performance == other.Performance && Proceeding == other.Proceeding && IsRemoval == other.IsRemoval;
    }

    /// <summary>The entry in a sentence.</summary>
    public string Told()
    {
        var said = Performance is { } performance ? $"履行情况：{AftermathWords.Of(performance)}（{performance.On:yyyy-MM-dd}）"
            : $"{Proceeding!.Kind.Chinese()}：{AftermathWords.Of(Proceeding)}（{Proceeding.On:yyyy-MM-dd}）{(LearnedOn is { } learned ? $"，{learned:yyyy-MM-dd} 知悉" : string.Empty)}";
        return IsRemoval ? $"删去登记有误的“{said}”" : said;
    }
}

/// <summary>Reads and writes what became of a case's decision, sealed under the case's key.</summary>
internal static class AftermathParts
{
    /// <summary>What is public of it; empty when nothing is.</summary>
    public static async Task<CaseAftermath> ReadAsync(DeskTransaction desk, CaseKey key, string caseId) =>
        await CaseParts.ReadJsonAsync<CaseAftermath>(desk.Connection, key, caseId, CasePart.Aftermath, desk.Transaction) ?? new CaseAftermath();

    /// <summary>What waits for a second person.</summary>
    public static async Task<IReadOnlyList<AftermathEntry>> WaitingAsync(DeskTransaction desk, CaseKey key, string caseId) =>
        await CaseParts.ReadJsonAsync<IReadOnlyList<AftermathEntry>>(desk.Connection, key, caseId, CasePart.AftermathWaiting, desk.Transaction) ?? [];

    /// <summary>Writes what waits for a second person.</summary>
    public static Task WriteWaitingAsync(DeskTransaction desk, CaseKey key, string caseId, IReadOnlyList<AftermathEntry> entries) => entries.Count == 0
        ? CaseParts.RemoveAsync(desk, caseId, CasePart.AftermathWaiting)
        : CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.AftermathWaiting, entries);

    /// <summary>Makes what was on its way to the gazette what is public.</summary>
    public static async Task SettleAsync(DeskTransaction desk, CaseKey key, string caseId)
    {
        if (await CaseParts.ReadAsync(desk.Connection, key, caseId, CasePart.AftermathOrdered, desk.Transaction) is { } ordered)
        {
            await CaseParts.WriteAsync(desk, key, caseId, CasePart.Aftermath, ordered);
            await CaseParts.RemoveAsync(desk, caseId, CasePart.AftermathOrdered);
            await CaseParts.RemoveAsync(desk, caseId, CasePart.AftermathOrderedEntry);
        }
    }

    /// <summary>Keeps with the note of a correction the version that it was told with.</summary>
    public static async Task ToldAsync(DeskTransaction desk, CaseKey key, string caseId, int version)
    {
        var known = await ReadAsync(desk, key, caseId);
        var told = known.ToldWith(version);
        if (!ReferenceEquals(known, told))
        {
            await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.Aftermath, told);
        }
    }

    /// <summary>Puts on its way to the gazette what becomes public once an entry holds.</summary>
    public static async Task OrderAsync(DeskTransaction desk, CaseKey key, string caseId, CaseAftermath known, AftermathEntry entry)
    {
        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.AftermathOrdered, known.With(entry));
        await CaseParts.WriteJsonAsync(desk, key, caseId, CasePart.AftermathOrderedEntry, entry);
    }

    /// <summary>Takes back what was on its way and was blocked: what is public stays, and the entry waits for a second person again.</summary>
    public static async Task CallOffAsync(DeskTransaction desk, CaseKey key, string caseId)
    {
        if (await CaseParts.ReadJsonAsync<AftermathEntry>(desk.Connection, key, caseId, CasePart.AftermathOrderedEntry, desk.Transaction) is { } entry)
        {
            var waiting = await WaitingAsync(desk, key, caseId);
            await WriteWaitingAsync(desk, key, caseId, [.. waiting.Append(entry).OrderBy(other => other.RecordedAt)]);
        }

        await CaseParts.RemoveAsync(desk, caseId, CasePart.AftermathOrdered);
        await CaseParts.RemoveAsync(desk, caseId, CasePart.AftermathOrderedEntry);
    }

    /// <summary>
    /// Has a case that takes another's place take over what became of the decision, with the note of the correction where there is one; what
    /// was taken over. Both rows must have been taken in this transaction.
    /// </summary>
    public static async Task<CaseAftermath> TakeOverAsync(DeskTransaction desk, CaseVault vault, CaseRow before, CaseRow row, CaseKey key, CorrectionNote? note)
    {
        using var known = vault.Unwrap(before.CaseId, before.WrappedKey ?? throw new InvalidOperationException("A public case lacks its key."));
        var aftermath = await ReadAsync(desk, known, before.CaseId);
        aftermath = aftermath.With(note);
        if (aftermath.IsEmpty)
        {
            await CaseParts.RemoveAsync(desk, row.CaseId, CasePart.Aftermath);
        }
        else
        {
            await CaseParts.WriteJsonAsync(desk, key, row.CaseId, CasePart.Aftermath, aftermath);
        }

        return aftermath;
    }

    /// <summary>
    /// Has a case that has taken another's place take over what waits there for a second person, who could not reach it any more. Both rows must
    /// have been taken in this transaction.
    /// </summary>
    public static async Task TakeOverWaitingAsync(DeskTransaction desk, CaseVault vault, CaseRow before, CaseRow row, CaseKey key)
    {
        using var known = vault.Unwrap(before.CaseId, before.WrappedKey ?? throw new InvalidOperationException("A public case lacks its key."));
        if (await WaitingAsync(desk, known, before.CaseId) is { Count: > 0 } waiting)
        {
            await WriteWaitingAsync(desk, key, row.CaseId, waiting);
            await WriteWaitingAsync(desk, known, before.CaseId, []);
        }
    }
}
