using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;

namespace Disclosure.Publisher.Tests.Numbering;

/// <summary>Cases of which nothing but number and state matters.</summary>
internal static class NumberSteps
{
    /// <summary>A case of an agency as it lies in the store.</summary>
    public static async Task<string> PlantAsync(this DeskProcess desk, string number, CaseState state, string agency = "jhscj", DateTimeOffset? receivedAt = null)
    {
        var caseId = RecordId.New().Value;
        var vault = desk.Service<CaseVault>();
        using var key = vault.NewKey(caseId);
        await desk.Service<DeskStore>().WriteAsync(
            async data =>
            {
                await data.Connection.ExecuteAsync(
                    """
                    INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, number_index, submitter, caption, attempts, leased_until)
                    VALUES (@caseId, @agency, @record, 1, @state, @at, 1, @at, @index, 'owner', @caption, 0, 0)
                    """,
                    new
                    {
                        caseId,
                        agency,
                        record = RecordId.New().Value,
                        state = state.Wire(),
                        at = (receivedAt ?? data.At).ToUnixTimeMilliseconds(),
                        index = CaseNumber.Index(vault, agency, number),
                        caption = CaseParts.SealCaption(key, new CaseCaption(number, "过期食品案")),
                    },
                    data.Transaction);
                await CaseKeyTable.AddAsync(data, vault, key);
                return true;
            },
            default);
        return caseId;
    }

    /// <summary>What is seen once every number is read.</summary>
    public static async Task<NumberOverview> NumbersAsync(this DeskProcess desk, DeskUser user, int year = 2026, string? agency = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var overview = await desk.Service<NumberReader>().ReadAsync(user, year, agency, patience.Token) ?? throw new InvalidOperationException("They may not see it.");
            if (!overview.IsReading)
            {
                return overview;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    public static Task<ExplanationOutcome> ExplainAsync(this DeskProcess desk, NumberSequence sequence, int first, int last, GapReason? reason = GapReason.Voided, string? words = null, string user = "admin") =>
        desk.Service<GapExplanationService>().ExplainAsync(desk.User(user), new GapStatement(2026, sequence.Index, new SerialRange(first, last), reason, words), default);
}
