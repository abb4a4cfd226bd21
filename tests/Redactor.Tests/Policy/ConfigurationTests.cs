using System.Text;
using Disclosure.Redactor.Policy;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Policy;

public sealed class ConfigurationTests
{
    [Fact]
    public void Create_SeveralErrors_ListsEveryOne()
    {
        var error = Assert.Throws<RedactionConfigurationException>(() => DecisionRedactor.Create(name => name switch
        {
            "redaction.json" => new MemoryStream("{\"kinds\":{},\"roles\":{},\"phones\":{\"keptNumbers\":[\"12a\"],\"keptPrefixes\":[],\"keptLabels\":[]}}"u8.ToArray()),
            "names/words.txt" => throw new FileNotFoundException("none"),
            "names/roles.txt" => new MemoryStream(Encoding.UTF8.GetBytes("nobody: 某人")),
            _ => File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name)),
        }));

        Assert.Contains(error.Errors, message => message.Contains("kinds.citizen_id", StringComparison.Ordinal));
        Assert.Contains(error.Errors, message => message.Contains("roles.party", StringComparison.Ordinal));
        Assert.Contains(error.Errors, message => message.Contains("keptNumbers", StringComparison.Ordinal));
        Assert.Contains(error.Errors, message => message.Contains("names/words.txt", StringComparison.Ordinal));
        Assert.Contains(error.Errors, message => message.Contains("names/roles.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_UnknownMember_IsRefused()
    {
        var error = Assert.Throws<RedactionConfigurationException>(() => DecisionRedactor.Create(name =>
            name is "redaction.json" ? new MemoryStream("{\"kind\":{}}"u8.ToArray()) : File.OpenRead(Path.Combine(RepositoryRoot.Path, "config", name))));

        Assert.Contains(error.Errors, message => message.StartsWith("redaction.json", StringComparison.Ordinal));
    }
}
