using System.Net;
using System.Text;
using Dapper;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tests.Kit;
using Disclosure.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.Publisher.Tests.Pages;

/// <summary>A real desk on a free port of 127.0.0.1 with a store of its own, four accounts and a case in every state.</summary>
public sealed class SeededDesk : IAsyncLifetime
{
    public const string Clerk = "jingban";
    public const string Reviewer = "shenhe";
    public const string ForeignClerk = "cxjingban";
    public const string Supervisor = "jiandu";
    public const string Password = "a-long-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("desk-pages-").FullName;
    private readonly Dictionary<string, CookieCollection> _sessions = new(StringComparer.Ordinal);
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        string[] args =
        [
            "--urls", "http://127.0.0.1:0",
            "--Desk:DataDirectory", Path.Combine(_folder, "data"),
            "--Desk:KeysDirectory", Path.Combine(_folder, "keys"),
            "--Desk:PublicUrl", "http://127.0.0.1:5080",
            "--Desk:Works", "false",
            "--Gazette:Directory", Path.Combine(_folder, "gazette"),
            "--Gazette:HeadKey", Path.Combine(_folder, "public", "gazette-head.pem"),
        ];
        _app = await QuickHost.CreateAsync(args, Quiet);
        await SeedAsync();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser without script: keeps cookies, follows no redirect.</summary>
    public DeskBrowser Open() => new(Address);

    /// <summary>A browser in which a person has signed in, once for all the tests that ask for that person.</summary>
    public async Task<DeskBrowser> OpenAsAsync(string account)
    {
        if (!_sessions.TryGetValue(account, out var cookies))
        {
            using var browser = Open();
            var response = await browser.SubmitAsync("/sign-in", "/sign-in", ("Account", account), ("Password", Password));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            _sessions[account] = cookies = browser.Cookies;
        }

        return new DeskBrowser(Address, cookies);
    }

    /// <summary>One more reviewer of the agency.</summary>
    public Task AddReviewerAsync(string name) => Services.GetRequiredService<Provisioning>().RunAsync(
        new ProvisioningRequest { Accounts = [Account(name, "赵复核", "kmscj", DeskRole.Reviewer)] }, CancellationToken.None);

    /// <summary>An admin of the agency; the same once it is there.</summary>
    public async Task AddAdminAsync(string name)
    {
        if (!_sessions.ContainsKey(name))
        {
            await Services.GetRequiredService<Provisioning>().RunAsync(
                new ProvisioningRequest { Accounts = [Account(name, "孙管理", "kmscj", DeskRole.AgencyAdmin)] }, CancellationToken.None);
        }
    }

    internal async Task AddAsync(SampleCase sample)
    {
        var vault = Services.GetRequiredService<CaseVault>();
        using var key = vault.NewKey(sample.CaseId);
        var recordId = RecordId.New();
        var marked = new MarkedSample(sample.Marked);
        await Services.GetRequiredService<DeskStore>().WriteAsync(
            async desk =>
            {
                await InsertAsync(desk, vault, key, sample, recordId);
                await CaseKeyTable.AddAsync(desk, vault, key);
                var row = (await CaseRow.FindAsync(desk.Connection, sample.Agency, sample.CaseId, desk.Transaction))!;
                await Services.GetRequiredService<DueDates>().Of(row, sample.Submission)!.WriteAsync(desk, row);
                await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.File, new SubmittedFile("决定书.docx", 23_456));
                await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Fields, sample.Submission);
                await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Grounds, sample.Grounds);
                await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Failures, sample.Failures);
                await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Messages, sample.Messages);
                await CaseParts.WriteAsync(desk, key, sample.CaseId, CasePart.Text, Encoding.UTF8.GetBytes(marked.Text));
                await CaseParts.WriteJsonAsync<IReadOnlyList<UnseenText>>(desk, key, sample.CaseId, CasePart.Unseen, [new(UnseenKind.Comment, 2), new(UnseenKind.Deleted, 1)]);
                if (sample.IsRedacted)
                {
                    await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Redaction, sample.Redaction(marked));
                    await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.Digest, sample.Digest(marked));
                    await CaseParts.WriteAsync(desk, key, sample.CaseId, CasePart.Candidate, RecordJson.Serialize(sample.Candidate(marked, recordId)));
                }

                if (sample.SecrecyReview is not null)
                {
                    await CaseParts.WriteJsonAsync(desk, key, sample.CaseId, CasePart.SecrecyReview, sample.SecrecyReview);
                }

                await AuditTrail.AppendAsync(desk, new AuditEntry
                {
                    Actor = Actor.Account(sample.Submitter, sample.Agency).Id, AgencyCode = sample.Agency, CaseId = sample.CaseId, Act = AuditActs.Received,
                });
                return true;
            },
            CancellationToken.None);
    }

    private static Task InsertAsync(DeskTransaction desk, CaseVault vault, CaseKey key, SampleCase sample, RecordId recordId) =>
        desk.Connection.ExecuteAsync(
            """
            INSERT INTO decision_case (case_id, agency_code, record_id, version, state, state_since, revision, received_at, decided_on, act_type,
                number_index, current_number, submitter, secrecy_reviewed_on, published_at, caption, attempts, leased_until)
            VALUES (@CaseId, @Agency, @recordId, 1, @state, @at, 1, @at, @decidedOn, @actType,
                @number, 1, @Submitter, @reviewedOn, @publishedAt, @caption, 0, 0)
            """,
            new
            {
                sample.CaseId,
                sample.Agency,
                recordId = recordId.Value,
                state = sample.State.Wire(),
                at = sample.ReceivedAt.ToUnixTimeMilliseconds(),
                decidedOn = sample.DecidedOn.ToString("yyyy-MM-dd"),
                actType = sample.ActType.ToString(),
                number = CaseNumber.Index(vault, sample.Agency, sample.DocumentNumber),
                sample.Submitter,
                reviewedOn = sample.SecrecyReview?.ReviewedOn.ToString("yyyy-MM-dd"),
                publishedAt = sample.IsPublic ? sample.ReceivedAt.AddDays(1).ToUnixTimeMilliseconds() : (long?)null,
                caption = CaseParts.SealCaption(key, new CaseCaption(sample.DocumentNumber, sample.Title)),
            },
            desk.Transaction);

    private async Task SeedAsync()
    {
        await Services.GetRequiredService<Provisioning>().RunAsync(
            new ProvisioningRequest
            {
                Agencies = "config",
                Accounts =
                [
                    Account(Clerk, "王经办", "kmscj", DeskRole.Clerk),
                    Account(Reviewer, "李审核", "kmscj", DeskRole.Reviewer),
                    Account(Supervisor, "周监督", "kmscj", DeskRole.Supervisor),
                    Account(ForeignClerk, "杨经办", "cxhbj", DeskRole.Clerk),
                ],
            },
            CancellationToken.None);
        foreach (var sample in SampleCases.All)
        {
            await AddAsync(sample);
        }
    }

    private static ProvisionedAccount Account(string name, string display, string agency, DeskRole role) =>
        new() { Name = name, DisplayName = display, Agency = agency, Role = role, Password = Password };

    private static void Quiet(IServiceCollection services) => services.AddLogging(logging => logging.ClearProviders());
}
