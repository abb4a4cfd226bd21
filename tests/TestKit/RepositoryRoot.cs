namespace Disclosure.TestKit;

/// <summary>Finds the checkout that the running tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>Absolute path of the folder that holds Disclosure.sln.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Disclosure.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Disclosure.sln was not found above the test's folder.");
    }
}
