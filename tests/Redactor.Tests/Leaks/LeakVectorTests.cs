using Disclosure.Records.Renditions;
using Disclosure.Redactor.Tests.Verification.Renditions;
using Disclosure.Redactor.Findings;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Leaks;

public sealed class LeakVectorTests
{
    private static readonly string[] Decision =
    [
        "行政处罚决定书", "澄市监罚〔2024〕61号", "当事人：澄江县福来副食店", "统一社会信用代码：92530422MA6NPU2X3T",
        "2024年3月12日，本局执法人员对当事人的经营场所进行检查，发现货架上摆放的“滇味”火腿月饼12盒已超过保质期，标价每盒25元。",
        "依据《中华人民共和国食品安全法》第一百二十四条第一款，决定没收违法经营的月饼12盒，罚款5000元。",
    ];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var vector in LeakVectors.All)
            {
                cases.Add(vector.Name, false);
                cases.Add(vector.Name, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    [Clause("GS-10-1")]
    [Clause("GS-10-2b")]
    [Clause("JL-23-3")]
    [Clause("ZZ-10")]
    public void Publish_SecretInAVector_StandsInNoByteOfTheOutput(string name, bool isVisibleToo)
    {
        var vector = Vector(name);
        var source = Source(isVisibleToo);
        vector.Plant(source);
        var content = source.ToBytes();
        Assert.True(vector.Name is "time of an entry" || source.FileName.Contains(Secret.Name, StringComparison.Ordinal) || isVisibleToo || Secret.SightingsIn(content).Count > 0, "The secret was not planted.");

        var run = DocumentRun.Of(content, source.FileName);

        if (vector.IsRefused)
        {
            Assert.Equal("refused", run.KeptBack);
            return;
        }

        if (vector.MayKeepBack && (run.KeptBack is not null || run.Failures.Count > 0))
            return;
        Assert.True(run.KeptBack is null, run.KeptBack);
        Assert.Empty(run.Failures);
        Assert.All(run.Files, file => Assert.Empty(Secret.SightingsIn(file.Value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Clause("ZZ-10")]
    public void Check_SecretInTheVectorOfAnOutput_IsBlocked(string name)
    {
        var vector = Vector(name);
        var run = DocumentRun.Of(Source(isVisibleToo: true).ToBytes(), "决定书.docx");
        var fileName = vector.Name is "name of the file" ? $"关于{Secret.Words}的决定.docx" : "决定书.docx";

        var failures = Rendered.Failures(RenditionFormat.Docx, vector.Leak(RawPackage.Of(run.Files[RenditionFormat.Docx])).ToBytes(), run.Record!, run.Result!.Evidence!, fileName);

        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.False(failure.Where.Contains(Secret.Name, StringComparison.Ordinal) || failure.Where.Contains(Secret.Id, StringComparison.Ordinal), "A failure tells the value."));
        if (!vector.IsInPackage)
            Assert.Contains(failures, failure => failure.Rule.StartsWith("residue/", StringComparison.Ordinal) && failure.Kind is FindingKinds.Person or FindingKinds.CitizenId);
    }

    public static TheoryData<string> Names => [.. LeakVectors.All.Select(vector => vector.Name)];

    private static LeakVector Vector(string name) => LeakVectors.All.Single(vector => vector.Name.Equals(name, StringComparison.Ordinal));

    private static SourcePackage Source(bool isVisibleToo)
    {
        var source = new SourcePackage();
        foreach (var line in Decision)
            source.Add(SourcePackage.Paragraph(line));
        return isVisibleToo ? source.Add(SourcePackage.Paragraph(Secret.Words + "，证实上述事实。")) : source;
    }
}
