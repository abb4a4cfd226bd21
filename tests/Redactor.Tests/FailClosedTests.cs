using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Disclosure.Records;
using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests;

/// <summary>Whatever cannot finish lets nothing out: the document goes to a person, and the result holds no text.</summary>
public sealed class FailClosedTests
{
    private const string Text = "当事人：张三丰，身份证号码530428197908235226，住楚雄市东瓜镇桃园社区12号。";
    private static readonly BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    [Fact]
    [Clause("ZZ-10")]
    public void Redact_AnyDetectorThrows_Quarantines()
    {
        var field = typeof(DecisionRedactor).GetField("_detectors", Own)!;
        var kind = field.FieldType.GetGenericArguments()[0];
        var count = ((ICollection)field.GetValue(Redactor())!).Count;
        for (var i = 0; i < count; i++)
        {
            foreach (var exception in new Exception[] { new RegexMatchTimeoutException(), new InvalidOperationException(Text), new IndexOutOfRangeException() })
            {
                var redactor = Redactor();
                var detectors = (Array)Array.CreateInstance(kind, count);
                ((ICollection)field.GetValue(redactor)!).CopyTo(detectors, 0);
                detectors.SetValue(ThrowingProxy.Of(kind, exception), i);
                field.SetValue(redactor, detectors);

                AssertNothingOut(redactor.Redact(SourceDocument.FromText(Text), Facts()));
            }
        }
    }

    [Theory]
    [InlineData("_assessor")]
    [InlineData("_policy")]
    [InlineData("_lexicon")]
    [InlineData("_contexts")]
    [InlineData("_detectors")]
    [InlineData("_homes")]
    [Clause("ZZ-10")]
    public void Redact_StepThrows_Quarantines(string part)
    {
        var redactor = Redactor();
        typeof(DecisionRedactor).GetField(part, Own)!.SetValue(redactor, null);

        AssertNothingOut(redactor.Redact(SourceDocument.FromText(Text), Facts()));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Redact_NamesOrPassagesOrMaskingThrow_Quarantines()
    {
        AssertNothingOut(Redactor().Redact(SourceDocument.FromText(Text), Facts() with { People = [null!] }));
        AssertNothingOut(Redactor().Redact(SourceDocument.FromText(Text), Facts() with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = null! } }));
        AssertNothingOut(Redactor().Redact(SourceDocument.FromText(Text) with { Blocks = [null!] }, Facts()));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Verify_AnythingUnreadable_Blocks()
    {
        var result = Redactor().Redact(SourceDocument.FromText(Text), Facts());
        var record = new DecisionRecord
        {
            Id = RecordId.New(), Version = 1, DocumentNumber = "楚市监处罚〔2025〕1号", Title = [new Inline { Text = "案" }], AgencyCode = "x", AgencyName = "楚雄市市场监督管理局",
            RegionCode = "532301", ActType = ActType.Penalty, DecidedOn = new DateOnly(2025, 1, 2), Mode = DisclosureMode.FullText, PartyKind = PartyKind.NaturalPerson,
            Summary = new DecisionSummary { Parties = result.PartyNames! }, Body = result.Body!,
        };
        var evidence = result.Evidence!;
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.Verify(record, evidence));

        foreach (var broken in new[] { evidence with { Masks = null! }, evidence with { Hidden = [null!] }, evidence with { Kept = null! }, evidence with { ServedText = null! }, evidence with { Hidden = [new HiddenValue(null!, FindingKinds.Phone)] } })
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(record, broken));
        foreach (var broken in new[]
        {
            record with { Id = default }, record with { Mode = (DisclosureMode)9 }, record with { ActType = (ActType)99 }, record with { Title = null! }, record with { Title = [null!] },
            record with { Title = [new Inline { Text = null! }] }, record with { AgencyName = null! }, record with { Body = [null!] }, record with { Summary = null! }, record with { PenaltyKinds = [null!] },
            record with { Title = [new Inline { Text = "案", Redaction = new Redaction(null!, "x") }] }, record with { Summary = new DecisionSummary { Parties = [null!] } },
        })
        {
            Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.Verify(broken, evidence));
        }

        var notice = new NoticeRecord { Id = record.Id, Version = 2, Kind = NoticeKind.Revocation, Reason = "事实不清。" };
        Assert.IsType<VerificationOutcome.Passed>(LabelledText.Verifier.VerifyNotice(notice, evidence));
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice with { Reason = null! }, evidence));
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice with { Id = default }, evidence));
        Assert.IsType<VerificationOutcome.Blocked>(LabelledText.Verifier.VerifyNotice(notice, evidence with { PartyNames = null! }));
    }

    [Fact]
    public void Redactor_EveryGeneratedPattern_HasATimeOutOrTheLinearEngine()
    {
        var patterns = typeof(DecisionRedactor).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(member => (member, pattern: member.GetCustomAttribute<GeneratedRegexAttribute>())).Where(entry => entry.pattern is not null).ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, entry => Assert.True(entry.pattern!.MatchTimeoutMilliseconds > 0 || entry.pattern.Options.HasFlag(RegexOptions.NonBacktracking), $"{entry.member.DeclaringType} {entry.member.Name}"));
    }

    [Fact]
    public void Redactor_EveryOtherPattern_HasATimeOut()
    {
        var sources = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "Redactor"), "*.cs", SearchOption.AllDirectories).Select(file => (file, text: File.ReadAllText(file))).ToList();

        Assert.NotEmpty(sources);
        foreach (var (file, text) in sources)
        {
            Assert.False(Regex.IsMatch(text, @"\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)), file);
            foreach (Match made in Regex.Matches(text, @"new Regex\((?<rest>[^;]*);", RegexOptions.None, TimeSpan.FromSeconds(2)))
                Assert.Contains("TimeSpan.From", made.Groups["rest"].Value, StringComparison.Ordinal);
        }
    }

    private static void AssertNothingOut(RedactionResult result)
    {
        Assert.Equal(Outcome.Quarantine, result.Outcome);
        Assert.Null(result.Body);
        Assert.Null(result.Fields);
        Assert.Null(result.PartyNames);
        Assert.Null(result.Evidence);
        Assert.Empty(result.Findings);
        Assert.NotEmpty(result.Grounds);
        Assert.DoesNotContain(result.Grounds, ground => ground.Evidence.Contains("张三丰", StringComparison.Ordinal) || ground.Evidence.Contains("530428", StringComparison.Ordinal));
    }

    // Each test breaks its own.
    private static DecisionRedactor Redactor() =>
        (DecisionRedactor)typeof(object).GetMethod(nameof(MemberwiseClone), Own)!.Invoke(LabelledText.Redactor, null)!;

    private static CaseFacts Facts() => new()
    {
        Parties = [new CaseParty { Name = "张三丰", Kind = PartyKind.NaturalPerson }],
        Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "张三丰销售假酒案" },
    };

    /// <summary>Answers every call with an exception.</summary>
    public class ThrowingProxy : DispatchProxy
    {
        private Exception _exception = new InvalidOperationException();

        /// <summary>One that has a type's members.</summary>
        public static object Of(Type type, Exception exception)
        {
            var proxy = Create(type, typeof(ThrowingProxy));
            ((ThrowingProxy)proxy)._exception = exception;
            return proxy;
        }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.ReturnType == typeof(string) ? "broken" : throw _exception;
    }
}
