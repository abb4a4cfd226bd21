using Disclosure.Records;
using Disclosure.Records.Renditions;
using Disclosure.Redactor.Verification;
using Disclosure.Redactor.Verification.Renditions;
using Disclosure.TestKit;
using Disclosure.TestKit.Renditions;

namespace Disclosure.Redactor.Tests.Verification.Renditions;

public sealed class GeneratedBodiesTests
{
    private const ulong Seed = 20261121;

    // Whatever the writer makes of a body must be known to the reader, or a decision of that shape could never be published.
    [Fact]
    [Clause("ZZ-09")]
    public void Check_BodiesOfEveryShape_AreReadAsTheySay()
    {
        for (var i = 0; i < TestSize.Of(300, 6000); i++)
        {
            var seed = Seed + (ulong)i;
            var content = new RenditionContent { Title = [new Inline { Text = "行政执法决定" }], Body = new GeneratedBodies(new SeededRandom(seed)).Next(12), Grounds = Rendered.Grounds };
            var claim = RenditionClaim.Of(content, isFullText: false, new ReleaseEvidence { Hidden = [], Kept = [], ServedText = string.Empty, Masks = [] });
            foreach (var format in Enum.GetValues<RenditionFormat>())
            {
                var failures = RenditionVerifier.Check(format, Rendition.Of(format, content), "a" + format.Extension(), claim).Where(failure => !failure.Rule.StartsWith("baseline/", StringComparison.Ordinal));
                Assert.True(!failures.Any(), $"seed {seed}, {format}: {string.Join("; ", failures.Select(failure => $"{failure.Rule} {failure.Where}"))}");
            }
        }
    }

    [Fact]
    [Clause("ZZ-09")]
    public void Check_BodyWithOneCharacterLess_IsBlocked()
    {
        for (var i = 0; i < TestSize.Of(100, 2000); i++)
        {
            var seed = Seed + (ulong)i;
            var random = new SeededRandom(seed);
            var content = new RenditionContent { Title = [], Body = new GeneratedBodies(random).Next(8), Grounds = Rendered.Grounds };
            var text = BlockText.Of(content.Body);
            if (text.Length == 0)
                continue;
            var claim = RenditionClaim.Of(content, isFullText: false, new ReleaseEvidence { Hidden = [], Kept = [], ServedText = string.Empty, Masks = [] });
            var other = claim with { Evidence = claim.Evidence with { ServedText = text + "。" } };
            foreach (var format in Enum.GetValues<RenditionFormat>())
                Assert.Contains(RenditionVerifier.Check(format, Rendition.Of(format, content), "a" + format.Extension(), other), failure => failure.Rule is "fidelity/text");
        }
    }
}
