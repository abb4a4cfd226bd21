using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.TestKit;

namespace Disclosure.Cli.Tests.Places;

public sealed class ConfigurationTests
{
    [Fact]
    public void Redactor_ErrorsInSeveralFiles_AreAllInTheOneMessage()
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(RepositoryRoot.Path, "config");
        foreach (var file in new[] { "redaction.json", "agencies.json", "contexts.txt" })
        {
            File.Copy(Path.Combine(source, file), folder.File(file));
        }

        File.WriteAllText(folder.File("redaction.json"), File.ReadAllText(folder.File("redaction.json"))
            .Replace("\"citizen_id\"", "\"citizenid\"", StringComparison.Ordinal)
            .Replace("\"GS-10-2d\"", "\"somewhere\"", StringComparison.Ordinal));

        var failure = Assert.Throws<CommandFailedException>(() => Configuration.Redactor(folder.Path));

        foreach (var part in new[] { "kinds.citizen_id: is missing", "kinds.citizenid: is not a key", "kinds.bank_account.clause", "nondisclosure.json", "names/" })
        {
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        }
    }
}
