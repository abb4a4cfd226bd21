using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Cli.Running;

namespace Disclosure.Cli.Tests.Running;

public sealed class FolderRightsTests
{
    [Fact]
    public void Create_FolderThatCannotBeMade_SaysSoInOneSentence()
    {
        // Not even root makes a folder here.
        var failure = Assert.Throws<CommandFailedException>(() => FolderRights.Create("/proc/disclosure/data", FolderRights.OwnerOnly));

        Assert.Contains("不能写入文件夹 /proc/disclosure/data", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NamedFolder_KeepsKeysOutsideTheData()
    {
        var folders = DataFolders.Of("/checkout", "/srv/a/");

        Assert.Equal("/srv/a", folders.Data);
        Assert.Equal("/srv/a-keys", folders.Keys);
    }
}
