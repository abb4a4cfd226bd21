using Disclosure.Search.Index;

namespace Disclosure.Search.Tests.Index;

public sealed class Bm25Tests
{
    // Points of the table that Lucene decodes its norms by.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 39)]
    [InlineData(40, 40)]
    [InlineData(41, 42)]
    [InlineData(47, 54)]
    [InlineData(48, 56)]
    [InlineData(49, 60)]
    [InlineData(255, 2013265944)]
    public void ToLength_Norm_IsLucenes(byte norm, int length) => Assert.Equal(length, Bm25.ToLength(norm));

    [Fact]
    public void ToNorm_AnyLength_IsTheGreatestNormNotAboveIt()
    {
        for (var norm = 0; norm < 256; norm++)
            Assert.Equal(norm, Bm25.ToNorm(Bm25.ToLength((byte)norm)));
        for (var length = 0; length < 70_000; length++)
        {
            var norm = Bm25.ToNorm(length);
            Assert.True(Bm25.ToLength(norm) <= length && (norm == 255 || Bm25.ToLength((byte)(norm + 1)) > length));
        }

        Assert.Equal(255, Bm25.ToNorm(int.MaxValue));
    }

    [Fact]
    public void Score_MoreOccurrencesOrAShorterText_IsHigher()
    {
        var bm25 = new Bm25(1000, 500_000);
        var weight = bm25.InverseDocumentFrequency(10);
        Assert.True(weight > bm25.InverseDocumentFrequency(900) && bm25.InverseDocumentFrequency(1000) > 0);
        Assert.True(bm25.Score(weight, 3, Bm25.ToNorm(500)) > bm25.Score(weight, 2, Bm25.ToNorm(500)));
        Assert.True(bm25.Score(weight, 2, Bm25.ToNorm(100)) > bm25.Score(weight, 2, Bm25.ToNorm(900)));
    }
}
