using Disclosure.Cli.Exits;
using Disclosure.Cli.Pushing;

namespace Disclosure.Cli.Seeding;

/// <summary>
/// Pushes the samples through the desk's API and does the reviewers' part at its screens. Each step first asks where the case stands, so
/// that a seeding that was interrupted goes on where it stopped.
/// </summary>
public sealed class Seeder(Uri desk, SampleAccounts accounts, TimeProvider clock, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly string[] Moving = ["received", "read", "assessed", "redacted", "verified", "approved", "withdrawing"];

    /// <summary>Does it all.</summary>
    /// <exception cref="CommandFailedException">The desk refuses a sample or does not get on with it.</exception>
    public async Task RunAsync(IReadOnlyList<SampleDecision> samples, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var progress = new SeedingProgress(output, samples.Count);
        var clients = accounts.Agencies.ToDictionary(agency => agency.Code, agency => new PushClient(desk, agency.ApiKey, clock), StringComparer.Ordinal);
        try
        {
            var cases = new List<(SampleDecision Sample, string CaseId)>();
            foreach (var sample in samples)
            {
                cases.Add((sample, await PushAsync(clients[sample.Plan.Agency], sample, cancellationToken)));
            }

            foreach (var (sample, caseId) in cases)
            {
                await RestAsync(clients[sample.Plan.Agency], caseId, cancellationToken);
                progress.Processed();
            }

            var states = new List<string>();
            foreach (var group in cases.GroupBy(entry => entry.Sample.Plan.Agency, StringComparer.Ordinal))
            {
                states.AddRange(await ReviewAsync(clients[group.Key], group.Key, [.. group], progress, cancellationToken));
            }

            progress.Done(states);
        }
        catch (HttpRequestException error)
        {
            throw new CommandFailedException($"推送示例时工作台没有答复：{error.Message} The desk did not answer; the next up goes on.", error);
        }
        finally
        {
            foreach (var client in clients.Values)
            {
                client.Dispose();
            }
        }
    }

    private static async Task<string> PushAsync(PushClient client, SampleDecision sample, CancellationToken cancellationToken) =>
        await client.PushAsync(sample.Item, cancellationToken) switch
        {
            PushOutcome.Accepted accepted => accepted.CaseId,
            PushOutcome.Rejected rejected => throw new CommandFailedException(
                $"示例 {sample.Plan.Sample} 未被接收：{rejected.Reason} {string.Join(' ', rejected.Errors.Select(error => $"{error.Field} [{error.Rule}] {error.Message}"))}"),
            _ => throw new InvalidOperationException("Not a known outcome."),
        };

    private async Task<IReadOnlyList<string>> ReviewAsync(
        PushClient client,
        string agencyCode,
        IReadOnlyList<(SampleDecision Sample, string CaseId)> cases,
        SeedingProgress progress,
        CancellationToken cancellationToken)
    {
        var agency = accounts.Agencies.Single(candidate => string.Equals(candidate.Code, agencyCode, StringComparison.Ordinal));
        using var session = await DeskSession.SignInAsync(desk, agency.Reviewer, accounts.Password, cancellationToken);
        var states = new List<string>();
        foreach (var (sample, caseId) in cases)
        {
            var state = await RestAsync(client, caseId, cancellationToken);
            if (Awaits(sample.Plan.Then, state))
            {
                await DecideAsync(session, sample.Plan, caseId, cancellationToken);
                state = await RestAsync(client, caseId, cancellationToken);
            }

            if (state is "published" && sample.Plan is { Then: SampleStep.Withdraw, Withdrawal: { } withdrawal })
            {
                await session.WithdrawAsync(caseId, withdrawal, cancellationToken);
                state = await RestAsync(client, caseId, cancellationToken);
            }

            states.Add(state);
            progress.Reviewed();
        }

        return states;
    }

    private static bool Awaits(SampleStep step, string state) => step switch
    {
        SampleStep.None => false,
        SampleStep.Withhold or SampleStep.Return => state is "inReview" or "held",
        _ => state is "inReview",
    };

    private static Task DecideAsync(DeskSession session, SamplePlan plan, string caseId, CancellationToken cancellationToken) => plan.Then switch
    {
        SampleStep.Approve or SampleStep.Withdraw => session.ApproveAsync(caseId, cancellationToken),
        SampleStep.Return => session.ReturnAsync(caseId, plan.Note ?? string.Empty, cancellationToken),
        SampleStep.Withhold => session.WithholdAsync(caseId, plan.Clause ?? string.Empty, plan.Note ?? string.Empty, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Waits until nothing moves the case any more but a person; returns its state.</summary>
    private async Task<string> RestAsync(PushClient client, string caseId, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var state = (await client.ReadCaseAsync(caseId, cancellationToken)).GetProperty("state").GetString()!;
            if (!Moving.Contains(state, StringComparer.Ordinal))
            {
                return state;
            }

            if (clock.GetElapsedTime(started) > Patience)
            {
                throw new CommandFailedException($"案件 {caseId} 停在 {state}。 The case does not move on; the next up goes on.");
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }
}
