using Disclosure.Cli.Clauses;

namespace Disclosure.Cli.Tests.Clauses;

public sealed class ClauseTagReaderTests
{
    [Fact]
    public void Read_MethodsAndClass_GiveEachTestItsClauses()
    {
        const string Source = """
            using Xunit;
            namespace A.B;
            /// <summary>[Clause("GS-99")] in a comment.</summary>
            [Clause("ZZ-10"), Collection("x")]
            public sealed class Things(string name) : IDisposable
            {
                private readonly int[] _numbers = [1, 2];
                [Fact]
                [Clause("GS-10-1")]
                public async Task One_When_Then() { var a = _numbers[0]; foreach (var record in new[] { a }) { Use(record); } }

                [Theory, Clause("GS-10-2b"), Clause("GS-10-2c")]
                [InlineData("GS-11-1", new[] { 1, 2 })]
                public void Two<T>(string x) => Assert.Equal(x, _numbers[0].ToString());

                private void Help(Clause clause) { }
            }
            """;

        var tags = ClauseTagReader.Read(Source).Select(tag => (tag.ClauseId, tag.Test, tag.Line));

        Assert.Equal(
            [("GS-10-1", "Things.One_When_Then", 9), ("ZZ-10", "Things.One_When_Then", 4), ("GS-10-2b", "Things.Two", 12), ("GS-10-2c", "Things.Two", 12), ("ZZ-10", "Things.Two", 4)],
            tags);
    }

    [Theory]
    [InlineData("// [Fact] [Clause(\"GS-1\")] void A() {}")]
    [InlineData("/* class C { [Fact] [Clause(\"GS-1\")] void A() {} } */")]
    [InlineData("class C { string s = \"{ [Fact][Clause(\\\"GS-1\\\")] void A() {} \"; }")]
    [InlineData("class C { string s = @\"{ [Fact][Clause(\"\"GS-1\"\")] void A() {}\\\"; }")]
    [InlineData("class C { string s = $@\"\"\"{{ [Fact][Clause(\"\"GS-1\"\")] void A() {{}}\"; }")]
    [InlineData("class C { string s = \"\"\"\n{ [Fact][Clause(\"GS-1\")] void A() {}\n\"\"\"; }")]
    [InlineData("class C { string s = $\"{F(\"{ [Fact][Clause(\\\"GS-1\\\")] void A() {}\")} \"; }")]
    [InlineData("class C { string s = $$\"\"\"{{{F(\"[Fact]\")}}} {; [Fact][Clause(\"GS-1\")] void A() {}\"\"\"; }")]
    [InlineData("class C { char c = '\"'; char d = '\\''; object o = F([Clause(\"GS-1\")] (x) => x); }")]
    [InlineData("class C { object o = new Map { [Clause(\"GS-1\")] = F(), }; }")]
    [InlineData("class C { [Clause(\"GS-1\")] void NoTest() {} [Fact] void Other() {} }")]
    [InlineData("class C { [Fact] [Clause(Names.First)] void NotLiteral() {} }")]
    [InlineData("class C { [Fact] [Note(\"GS-1\")] void OtherAttribute() {} }")]
    [InlineData("class C { [Fact] [Note(typeof(Clause), \"GS-1\")] void InsideArguments() {} }")]
    [InlineData("class C { [Clause(\"GS-1")]
    public void Read_WhatIsNoTagOfATest_GivesNone(string source) => Assert.Empty(ClauseTagReader.Read(source));

    [Theory]
    [InlineData("class C { string s = \"\\\"\"; char c = '\"'; [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("class C { string s = @\"\\\"; [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("class C { string s = $\"{x:yyyy'T'} {{ {F(\"}\")}\"; [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("class C { string s = \"\"\"a \"quote\" \"\"\"; [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("class C { string s = \"\"; [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("#pragma warning disable X // don't\nclass C { [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("class C { [ Fact ] [ TestKit.ClauseAttribute ( \"GS-1\" ) ] void A() {} }")]
    [InlineData("class C { [Fact] [Clause(@\"GS-1\")] void A() {} }")]
    [InlineData("class C { void B<T>() where T : class { } [Fact] [Clause(\"GS-1\")] void A() {} }")]
    [InlineData("abstract class C { [Fact] [Clause(\"GS-1\")] public Task A() => B(); }")]
    [InlineData("class C { [Fact(DisplayName = \"x\")]\n// why\n[Clause(\"GS-1\")] void A() {} }")]
    public void Read_TestAmongOddities_IsFoundOnce(string source)
    {
        var tag = Assert.Single(ClauseTagReader.Read(source));

        Assert.Equal(("GS-1", "C.A"), (tag.ClauseId, tag.Test));
    }

    [Fact]
    public void Read_ClassThatInheritsItsTests_CountsAsOne() =>
        Assert.Equal(new ClauseTag("GS-1", "Sqlite", 1), Assert.Single(ClauseTagReader.Read("[Clause(\"GS-1\")] sealed class Sqlite() : AllStores(1) { }")));
}
