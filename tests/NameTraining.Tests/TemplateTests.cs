using Disclosure.NameTraining.Grammar;
using Disclosure.NameTraining.Names;
using Disclosure.TestKit;

namespace Disclosure.NameTraining.Tests;

/// <summary>Templates are read or refused with their place, and what is filled in is marked where it stands.</summary>
public sealed class TemplateTests
{
    private static readonly string Data = Path.Combine(RepositoryRoot.Path, "tools/NameTraining/Data");
    private static readonly string Config = Path.Combine(RepositoryRoot.Path, "config");

    [Theory]
    [InlineData("当事人[：|{p1}")]
    [InlineData("当事人：{p1}]")]
    [InlineData("当事人：{q1}")]
    public void ReadFile_BrokenTemplate_IsRefusedWithItsPlace(string template)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "sentences-01.txt");
        File.WriteAllText(file, "好。\n" + template);

        Assert.Contains(", 2", Assert.Throws<FormatException>(() => TemplateReader.ReadFile(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_WholeGrammar_IsReadAndFilled()
    {
        var files = Directory.GetFiles(Path.Combine(Data, "Grammar"), "*.txt", SearchOption.AllDirectories);
        var choice = new SeededChoice(3);
        var names = new NameMaker(Config, Data, choice);
        var templates = files.SelectMany(TemplateReader.ReadFile).ToList();
        var filler = new TemplateFiller(choice, names, new SlotValues(choice, names, ["昆明", "大理"], ["恒源", "白石"]), [templates[0]]);
        foreach (var filled in templates.Select(template => filler.Fill(template, 0)))
        {
            Assert.DoesNotContain('{', filled.Text);
            Assert.All(filled.Marks, mark => Assert.InRange(mark.End, mark.Start + 1, filled.Text.Length));
            Assert.All(filled.Marks.Zip(filled.Marks.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }

        Assert.True(templates.Count > 1000);
    }

    [Fact]
    public void Fill_SamePerson_HasTheSameNameThroughout()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "documents-01.txt");
        File.WriteAllText(file, "当事人{p1}与{p2}，{p1}称{p2.masked}在场。");
        var choice = new SeededChoice(5);
        var names = new NameMaker(Config, Data, choice);
        var document = Assert.Single(TemplateReader.ReadFile(file));
        var filled = new TemplateFiller(choice, names, new SlotValues(choice, names, ["昆明"], ["恒源"]), [[new TemplateNode.Words("。")]]).Fill(document, 0);
        var marked = filled.Marks.Select(mark => filled.Text[mark.Start..mark.End]).ToList();

        Assert.Equal(4, marked.Count);
        Assert.Equal(marked[0], marked[2]);
        Assert.Equal([true, true, true, false], filled.Marks.Select(mark => mark.IsName));
    }

    [Fact]
    public void Make_ManyNames_AreOfEveryGroupAndSeldomAlike()
    {
        var names = new NameMaker(Config, Data, new SeededChoice(9));
        var made = Enumerable.Range(0, 5000).Select(_ => names.Make()).ToList();

        Assert.True(made.Select(name => name.Group).Distinct(StringComparer.Ordinal).Count() >= 18);
        Assert.True(made.Select(name => name.Text).Distinct(StringComparer.Ordinal).Count() > 4000);
        Assert.All(made, name => Assert.True(name.Text.Length >= 2));
    }
}
