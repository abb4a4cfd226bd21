namespace Disclosure.Records.Tests;

public sealed class RecordIdTests
{
    [Fact]
    public void New_Always_ReadsBack()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => RecordId.New()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(id, RecordId.Parse(id.Value)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcde")]
    [InlineData("0123456789abcdefg")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("0123456789abcdei")]
    [InlineData("0123456789abcde/")]
    [InlineData("０123456789abcdef")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.False(RecordId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Equal(string.Empty, id.Value);
    }
}
