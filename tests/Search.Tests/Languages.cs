using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests;

/// <summary>Loaded once for all tests: they are immutable.</summary>
internal static class Languages
{
    private static readonly Lazy<SearchLanguage> LazyBase = new(() => SearchLanguage.Load(ConfigDirectory, LexiconKind.Base));
    private static readonly Lazy<SearchLanguage> LazyFull = new(() => SearchLanguage.Load(ConfigDirectory));

    public static string ConfigDirectory => Path.Combine(AppContext.BaseDirectory, "config");

    public static SearchLanguage Base => LazyBase.Value;

    public static SearchLanguage Full => LazyFull.Value;
}
