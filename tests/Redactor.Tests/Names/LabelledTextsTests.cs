using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>Whole decisions of many kinds and peoples, every value of each marked by hand.</summary>
public sealed class LabelledTextsTests
{
    private static readonly string[] Texts = File
        .ReadAllText(Path.Combine(RepositoryRoot.Path, "tests/Redactor.Tests/Names/LabelledTexts.txt"))
        .ReplaceLineEndings("\n").TrimEnd('\n').Split("\n===\n");

    public static TheoryData<int> Numbers()
    {
        var numbers = new TheoryData<int>();
        for (var i = 0; i < Texts.Length; i++)
        {
            numbers.Add(i);
        }

        return numbers;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    [Clause("GS-10-1")]
    public void Redact_LabelledDecision_HidesExactlyWhatIsMarked(int number)
    {
        var text = LabelledText.Parse(Texts[number]);

        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text.Text), new CaseFacts());

        Assert.Empty(text.Differences(result));
    }
}
