using Disclosure.Cli.Clauses;
using Disclosure.Cli.Exits;

namespace Disclosure.Cli.Tests.Clauses;

public sealed class ClauseRegisterTests
{
    private const string Header = "id,source,requirement,behaviour,actor,deadline,visibility,priority\n";

    [Fact]
    public void Read_QuotedFields_KeepCommasAndQuotes()
    {
        var clause = Assert.Single(ClauseRegister.Read(new StringReader(Header + "GS-10-2b,第十条,\"Hide \"\"it\"\", always\",Mask,agency,-,public,P0\n")));

        Assert.Equal(("GS-10-2b", "Hide \"it\", always", "P0"), (clause.Id, clause.Requirement, clause.Priority));
    }

    [Theory]
    [InlineData("GS-1,a,b,c,d,-,public\n", "line 2: not 8 fields")]
    [InlineData("GS-1,a,b,c,d,-,public,P0,x\n", "line 2: not 8 fields")]
    [InlineData("\nGS-1,a,b,c,d,-,public,P0\n", "line 2: not 8 fields")]
    [InlineData("GS-1,a,b \"c\",c,d,-,public,P0\n", "line 2: a quote")]
    [InlineData("GS-1,a,\"b,c,d,-,public,P0\n", "line 2: a quote")]
    [InlineData("GS-1,a,,c,d,-,public,P0\n", "line 2: requirement is empty")]
    [InlineData("GS-1,a,b ,c,d,-,public,P0\n", "line 2: requirement is empty, padded")]
    [InlineData("GS-1,a,\"b\nc\",c,d,-,public,P0\n", "line 2: requirement is empty, padded or runs over lines")]
    [InlineData("GS-1,a,b,c,d,-,secret,P0\n", "line 2: visibility is not one of")]
    [InlineData("GS-1,a,b,c,d,-,public,P4\n", "line 2: priority is not one of")]
    [InlineData("gs1,a,b,c,d,-,public,P0\n", "line 2: id is not of the shape")]
    [InlineData("GS-1,a,b,c,d,-,public,P0\nGS-2,a,b,c,d,-,public,P1\nGS-1,a,b,c,d,-,public,P0\n", "line 4: GS-1 is registered twice")]
    [InlineData("GS-1a,a,b,c,d,-,public,P0\nGS-1A,a,b,c,d,-,public,P0\n", "line 3: GS-1A is registered twice")]
    public void Read_WrongRow_SaysLineAndRule(string rows, string expected)
    {
        var failure = Assert.Throws<CommandFailedException>(() => ClauseRegister.Read(new StringReader(Header + rows)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralErrors_ListsEveryOne()
    {
        var failure = Assert.Throws<CommandFailedException>(() => ClauseRegister.Read(new StringReader(Header + "GS-1,a\nGS-2,a,b,c,d,-,public,P9\n")));

        Assert.Contains("line 2:", failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 3:", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,requirement\nGS-1,b\n")]
    [InlineData("priority,source,requirement,behaviour,actor,deadline,visibility,id\n")]
    public void Read_OtherColumns_IsRefused(string text) =>
        Assert.Throws<CommandFailedException>(() => ClauseRegister.Read(new StringReader(text)));
}
