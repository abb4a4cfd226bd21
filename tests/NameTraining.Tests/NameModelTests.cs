using Disclosure.NameTraining.Corpus;
using Disclosure.NameTraining.Learning;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

namespace Disclosure.NameTraining.Tests;

/// <summary>The file of what the tagger has learned: read as written, refused when damaged, and without names in it.</summary>
public sealed class NameModelTests
{
    private const int Observed = 58;
    private static readonly string Config = Path.Combine(RepositoryRoot.Path, "config");
    private static readonly string Shipped = Path.Combine(Config, NameModel.FileName);

    [Fact]
    public void Read_DamagedFile_IsRefusedWithItsName()
    {
        var bytes = File.ReadAllBytes(Shipped);
        foreach (var damaged in (byte[][])[[], [1, 2, 3], bytes[..(bytes.Length / 2)], [.. bytes.Select((value, i) => i == 40 ? (byte)(value ^ 255) : value)]])
        {
            var errors = new List<string>();

            Assert.Null(NameModel.Read(_ => new MemoryStream(damaged), errors));
            Assert.Contains(NameModel.FileName, Assert.Single(errors), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Train_TextsOfOneTurnOfPhrase_FindsNamesItNeverSaw()
    {
        var reading = new TextReading(Config);
        var names = new[] { "禹成林", "郝桂芝", "茅一鸣", "滕子昂", "庾信芳", "古月明", "申屠安", "仲孙白" };
        var texts = names.SelectMany((name, i) => names.Select(other => Text($"经查，{name}将货物卖给{other}，{other}未付款。", [name, other], i))).ToList();
        var path = Path.GetTempFileName();
        try
        {
            new ModelMaker(reading, new SeededChoice(1), TextWriter.Null).Make(texts, path);
            var errors = new List<string>();
            var model = NameModel.Read(_ => File.OpenRead(path), errors);
            using var text = reading.Fold("经查，邬兰英将货物卖给扈三立，扈三立未付款。");
            var spans = new NameTagger(model!, reading.Lexicon).Tag(text, [], 0.5f);

            Assert.Equal(["邬兰英", "扈三立", "扈三立"], spans.Select(span => text.Compact.Value[span.Start..span.End]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Shipped_Observations_SpellNobodysName()
    {
        // Who is called by a phrase that everybody says (经常在) is not given away by it.
        var named = GoldText.ReadFolder(Path.Combine(RepositoryRoot.Path, "tests/Redactor.Tests/Gold/development"))
            .Concat(GoldText.ReadFolder(Path.Combine(RepositoryRoot.Path, "tools/NameTraining/Data/Labelled")))
            .SelectMany(gold => gold.Marks.Where(mark => mark.Kind is "person" && mark.Group is not "word" && mark.Demand == GoldDemand.Hide).Select(mark => gold.Text[mark.Start..mark.End]))
            .Where(name => name.Length == 3).ToHashSet(StringComparer.Ordinal);
        var errors = new List<string>();
        var model = NameModel.Read(_ => File.OpenRead(Shipped), errors)!;

        Assert.True(named.Count > 1000);
        var spelled = named.Where(name => model.Knows(((ulong)(Observation.Triple + 1) << Observed) | ((ulong)name[0] << 32) | ((ulong)name[1] << 16) | name[2]));
        Assert.Equal(string.Empty, string.Join(' ', spelled));
    }

    private static TrainingText Text(string text, string[] names, int source)
    {
        var built = new TextBuilder();
        for (var position = 0; position < text.Length;)
        {
            var name = names.FirstOrDefault(name => text.AsSpan(position).StartsWith(name, StringComparison.Ordinal));
            if (name is null)
            {
                built.Add(text.AsSpan(position++, 1));
            }
            else
            {
                built.AddName(name);
                position += name.Length;
            }
        }

        return built.Build(source);
    }
}
