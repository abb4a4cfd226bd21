using Disclosure.PublicSite.Settings;
using Disclosure.Search;

namespace Disclosure.PublicSite.Indexing;

/// <summary>The language of the lexicon's files as they are now, looked at every so often (<c>Site:LexiconSeconds</c>).</summary>
public sealed partial class LanguageSource
{
    private readonly LanguageWatch _watch;
    private readonly SiteSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _looked;

    /// <summary>Loads the language.</summary>
    /// <exception cref="InvalidDataException">A file is missing or has bad lines; the message lists all of them.</exception>
    public LanguageSource(SiteSettings settings, TimeProvider time, ILogger<LanguageSource> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        (_settings, _time, _logger) = (settings, time, logger);
        _watch = new LanguageWatch(settings.ConfigDirectory);
        Current = new SiteLanguage(_watch.Current, settings.ConfigDirectory);
        _looked = time.GetTimestamp();
    }

    /// <summary>The language of the last files that could be used.</summary>
    public SiteLanguage Current { get; private set; }

    /// <summary>Looks at the files if it is time to. One caller.</summary>
    /// <returns>The new language when they changed and can be used; null otherwise.</returns>
    public SiteLanguage? Look()
    {
        if (_time.GetElapsedTime(_looked) < _settings.LexiconInterval)
            return null;
        _looked = _time.GetTimestamp();
        switch (_watch.Look())
        {
            case LanguageChange.Replaced replaced:
                try
                {
                    Current = new SiteLanguage(replaced.Now, _settings.ConfigDirectory);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // Changed again in this moment: the next look finds it.
                    Log.Refused(_logger, exception.GetType().Name);
                    return null;
                }

                Log.Replaced(_logger);
                return Current;
            case LanguageChange.Refused refused:
                foreach (var error in refused.Errors)
                    Log.Refused(_logger, error);
                return null;
            default:
                return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The lexicon changed and is taken up.")]
        public static partial void Replaced(ILogger logger);

        [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "The lexicon changed and cannot be used; the old one stays. {Error}")]
        public static partial void Refused(ILogger logger, string error);
    }
}
