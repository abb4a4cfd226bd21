using System.Diagnostics;
using Disclosure.Conversion;
using Disclosure.Gazette.Log;
using Disclosure.Gazette.Stores;
using Disclosure.Publisher.Aftermath;
using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Amendments;
using Disclosure.Publisher.Api;
using Disclosure.Publisher.Audit;
using Disclosure.Publisher.BulkApproval;
using Disclosure.Publisher.Changes;
using Disclosure.Publisher.Clocks;
using Disclosure.Publisher.Corrections;
using Disclosure.Publisher.Intake;
using Disclosure.Publisher.Keys;
using Disclosure.Publisher.Modes;
using Disclosure.Publisher.Notifications;
using Disclosure.Publisher.Notifications.Mail;
using Disclosure.Publisher.Numbering;
using Disclosure.Publisher.Pages;
using Disclosure.Publisher.Pages.Accounts;
using Disclosure.Publisher.Processing;
using Disclosure.Publisher.Publishing;
using Disclosure.Publisher.Receipts;
using Disclosure.Publisher.Reminders;
using Disclosure.Publisher.Reports;
using Disclosure.Publisher.Rescanning;
using Disclosure.Publisher.Restoring;
using Disclosure.Publisher.Review;
using Disclosure.Publisher.SavedViews;
using Disclosure.Publisher.Settings;
using Disclosure.Publisher.Store;
using Disclosure.Publisher.Tracing;
using Disclosure.Publisher.Supervision;
using Disclosure.Publisher.Takedowns;
using Disclosure.Publisher.Withdrawals;
using Disclosure.Publisher.Work;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Verification;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher;

/// <summary>The desk put together: what it is made of and in which order a request passes through it.</summary>
internal static class DeskComposition
{
    // What a form keeps in memory; anything larger the framework would spool into a temporary file, and be it for someone unknown.
    // Intake, which reads for itself, allows itself more.
    private const int LargestForm = 64 * 1024;

    public static void AddDesk(
        WebApplicationBuilder builder, DeskOptions options, DeskConfig config, StoreFoundation store, GazetteFoundation gazette, CorrectionFoundation? corrections)
    {
        builder.Logging.ClearProviders().AddJsonConsole();
        // Request lines carry queries, and those may name people.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // An operator may ask for more lines, but not for those.
        builder.Services.PostConfigure<LoggerFilterOptions>(DeskLogging.KeepQuiet);
        // It writes the whole exception; FailureLog tells of it instead.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // A failed start is told in one sentence by DeskHost; the workers tell of their own failures.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestForm;
            server.Limits.MinRequestBodyDataRate = new MinDataRate(options.MinimumUploadRate, TimeSpan.FromSeconds(5));
        });
        var services = builder.Services;
        services.AddSingleton<DistributedContextPropagator, NoForeignContext>();
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(Options.Create(options.SignIn));
        services.AddSingleton(Options.Create(options.ApiKeys));
        services.AddSingleton(Options.Create(options.Audit));
        services.AddSingleton(TimeProvider.System);

        // By factory, so that the container closes them.
        services.AddSingleton(_ => store.Hold);
        services.AddSingleton(_ => store.Database);
        services.AddSingleton(_ => gazette.Store);
        services.AddSingleton(_ => gazette.Signer);
        services.AddSingleton(_ => gazette.Ledger);
        services.AddSingleton(_ => gazette.Writer);
        services.AddSingleton(_ => new GazetteReader(gazette.Store));
        services.AddSingleton(_ => new CaseVault(store.Key));
        services.AddSingleton(_ => new ErasedCases(options.ErasedCasesPath));
        services.AddSingleton<DeskStore>();
        services.AddRestoring();
        services.AddHostedService<KeyWatch>();

        services.AddSingleton(_ => new AuditAnchors(options.AuditAnchorsPath, gazette.Signer.Verifier()));
        services.AddSingleton(_ => ConfigurationState.Of(DeskSettings.ConfigFolder(builder.Configuration), options.ForFingerprint()));
        services.AddHostedService<ConfigurationJournal>();
        services.AddSingleton(_ => RuleStamp.Of(DeskSettings.ConfigFolder(builder.Configuration)));
        services.AddSingleton<AuditChecks>();
        services.AddSingleton<AuditReader>();
        services.AddHostedService<AuditWatch>();

        AddAgencies(services, config);
        AddIntake(services);
        AddProcessing(services, config);
        AddDecisions(services);
        services.AddCorrections(config.Corrections, corrections?.Mailbox, corrections?.Key, options.Works);
        services.AddReceipts(options);
        services.AddNotifications(options.Mail, config.Notifications);
        services.AddSingleton<ReportReminders>();
        services.AddSingleton<ReminderSweep>();
        if (options.Works)
        {
            services.AddHostedService<WorkLoop<StepRunner>>();
            services.AddHostedService<WorkLoop<OutboxPublisher>>();
            services.AddHostedService<WorkLoop<DisplayTermSweep>>();
            services.AddHostedService<WorkLoop<NumberReading>>();
            services.AddHostedService<WorkLoop<SeriesSweep>>();
            services.AddHostedService<WorkLoop<DueDateSweep>>();
            services.AddHostedService<WorkLoop<WithdrawalSweep>>();
            services.AddHostedService<WorkLoop<HoldEscalationSweep>>();
            services.AddHostedService<WorkLoop<TakedownSweep>>();
            services.AddHostedService<WorkLoop<TakedownWatch>>();
            services.AddHostedService<HeadSigningService>();
            services.AddHostedService<WorkLoop<GazettePurging>>();
            services.AddHostedService<WorkLoop<NotificationRetention>>();
            services.AddHostedService<WorkLoop<ReminderSweep>>();
            if (options.Mail.IsOn)
            {
                services.AddHostedService<WorkLoop<LetterCarrier>>();
            }
        }

        AddDoors(services, options);
    }

    public static void MapDesk(WebApplication app)
    {
        app.UseDeskPages();
        app.UseWhen(ApiErrors.IsApi, ApiErrors.Use);
        app.UseRouting();
        app.Use(ApiErrors.RequireKeyAsync);
        app.UseAuthentication();
        app.Use(RefusedActs.ObserveAsync);
        app.UseAuthorization();
        app.Use(PasswordFirst.RequireAsync);
        app.UseRateLimiter();
        Health.Map(app);
        DecisionEndpoints.Map(app);
        // One document only: the framework's answer to any other name quotes it.
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AllowAnonymous();
        app.MapRazorPages();
    }

    private static void AddAgencies(IServiceCollection services, DeskConfig config)
    {
        services.AddSingleton(config.Agencies);
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton(config.Passwords);
        services.AddSingleton<SignInLocks>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<Deputies>();
        services.AddSingleton<DeputyChoices>();
        services.AddSingleton<SupervisionReader>();
        services.AddSingleton<LatenessReader>();
        services.AddSingleton(config.Supervision);
        services.AddSingleton<AnnualReports>();
        services.AddSingleton<NumberReader>();
        services.AddSingleton<GapExplanationService>();
        services.AddSingleton<NumberReading>();
        services.AddSingleton<FindingQualityReader>();
        services.AddSingleton<LegalReviewGapReader>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ApiKeyIssuing>();
        services.AddSingleton<DeviceCookie>();
        services.AddSingleton<RefusedActs>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedActsHandler>();
        services.AddSingleton<Provisioning>();
    }

    private static void AddIntake(IServiceCollection services)
    {
        services.AddSingleton<DocumentReader>();
        services.AddSingleton(provider => new DocumentConverter(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PushReader>();
        services.AddSingleton<SecrecyGate>();
        services.AddSingleton<IntakeScreening>();
        services.AddSingleton<IntakeService>();
        services.AddSingleton<UploadReader>();
        services.AddSingleton<BatchIntake>();
        services.AddSingleton<TypedIntake>();
        services.AddSingleton<MendService>();
    }

    private static void AddProcessing(IServiceCollection services, DeskConfig config)
    {
        services.AddSingleton(config.Grounds);
        services.AddSingleton(config.Regions);
        services.AddSingleton(config.Policy);
        services.AddSingleton(config.DueDates);
        services.AddSingleton(config.Review);
        services.AddSingleton(config.Aftermath);
        services.AddSingleton(config.Names);
        services.AddSingleton(config.LegalReview);
        services.AddSingleton(config.Redactor);
        services.AddSingleton(config.Assessor);
        services.AddSingleton(config.Assessor.Policy);
        services.AddSingleton(new ReleaseVerifier(config.Grounds));
        services.AddSingleton<FieldCompletion>();
        services.AddSingleton<RecordBuilder>();
        services.AddSingleton<ReadsAmendment>((amended, amending) => AmendmentNature.Of(amended, amending, config.Aftermath.TechnicalFields));
        services.AddSingleton<HoldsAmendment>((said, was, isReduced, becomes) => AmendmentNature.OfPublic(said, was, isReduced, becomes, config.Aftermath.TechnicalFields));
        services.AddSingleton<ICaseStep, ReadingStep>();
        services.AddSingleton<ICaseStep, AssessmentStep>();
        services.AddSingleton<ICaseStep, RedactionStep>();
        services.AddSingleton<ICaseStep, VerificationStep>();
        services.AddSingleton<ICaseStep>(provider => new ReviewOpeningStep(
            (caseId, redaction, corrections, acceptances) => JudgedFinding.Of(caseId, redaction, config.Review.Confidence, corrections, acceptances).Count(finding => finding.IsOpen),
            provider.GetRequiredService<HoldsAmendment>()));
        services.AddSingleton<CaseClaims>();
        services.AddSingleton<StepRunner>();
        services.AddSingleton<OutboxPublisher>();
        services.AddSingleton<GazettePurging>();
    }

    private static void AddDecisions(IServiceCollection services)
    {
        services.AddSingleton<CaseQueue>();
        services.AddSingleton<QueueSubmitters>();
        services.AddSingleton<SavedViewService>();
        services.AddSingleton<BulkApprovalService>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<RecordVersions>();
        services.AddSingleton<CaseStatusReader>();
        services.AddSingleton<CaseActRunner>();
        services.AddSingleton<AmendmentOrders>();
        services.AddSingleton<ReviewService>();
        services.AddSingleton<CorrectionService>();
        services.AddSingleton<LegalReviewService>();
        services.AddSingleton<AcceptanceService>();
        services.AddSingleton<OverrideService>();
        services.AddSingleton<SeriesService>();
        services.AddSingleton<SeriesSweep>();
        services.AddSingleton<ModeService>();
        services.AddSingleton<SocialImpactService>();
        services.AddSingleton<ReassessmentService>();
        services.AddSingleton<DueDateSweep>();
        services.AddSingleton<WithdrawalSweep>();
        services.AddSingleton<HoldEscalationSweep>();
        services.AddSingleton<LatenessService>();
        services.AddSingleton<ChangeService>();
        services.AddTakedowns();
        services.AddSingleton<AftermathService>();
        services.AddSingleton<AmendmentService>();
        services.AddSingleton<DisplayTermSweep>();
        services.AddSingleton<WithdrawalService>();
        services.AddRescans();
    }

    private static void AddDoors(IServiceCollection services, DeskOptions options)
    {
        services.AddDataProtection()
            .SetApplicationName("disclosure-desk")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.KeysDirectory, "data-protection")));
        services.AddAuthentication(DeskUser.Scheme)
            .AddCookie(DeskUser.Scheme, cookie => DeskCookie.Configure(cookie, options.SignIn))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddApiKeyPolicies()
            .AddDeskPolicies()
            // What forgets to say who may come in lets no one in who is not signed in.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(DeskUser.Scheme).RequireAuthenticatedUser().Build());
        PushLimits.Add(services, options);
        ApiDescription.Add(services, options);
        services.AddExceptionHandler<FailureLog>();
        services.AddDeskPages();
    }
}
