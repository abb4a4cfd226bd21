using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Disclosure.Publisher.Receipts;

/// <summary>One look at a node for what one removal took away: asks, and keeps what it found.</summary>
/// <param name="client">Leads to the node.</param>
/// <param name="sought">What is looked for.</param>
/// <param name="pace">How fast it asks.</param>
internal sealed partial class ResidueLook(HttpClient client, SoughtWords sought, AskingPace pace)
{
    /// <summary>The list that tells the ids of what it finds.</summary>
    public const string Answers = "/api/v1/decisions";

    private const int LargestText = 8 * 1024 * 1024;

    private readonly List<string> _places = [];

    // Phrases that other public texts say too: where they stand proves nothing.
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);

    /// <summary>Whether every question was answered.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Where something was found.</summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>One of the record's own addresses: gone, or, of one that was replaced, without the old words.</summary>
    public async Task OwnAsync(string address, CancellationToken cancellationToken)
    {
        if (await GetAsync(address, cancellationToken) is not var (status, body))
        {
            return;
        }

        var text = WebUtility.HtmlDecode(body);
        if ((status is StatusCodes.Status200OK && !sought.IsReplaced) || sought.Phrases.Any(phrase => text.Contains(phrase, StringComparison.Ordinal)))
        {
            _places.Add(address);
        }
    }

    /// <summary>Lists for a phrase, and completions of its beginning; the ids of other records that are found by it.</summary>
    public async Task<IReadOnlyList<string>> PhraseAsync(int number, IReadOnlyList<string> lists, CancellationToken cancellationToken)
    {
        var phrase = sought.Phrases[number - 1];
        var name = string.Create(CultureInfo.InvariantCulture, $"phrase-{number}");
        var others = await ListAsync($"\"{phrase}\"", name, lists, cancellationToken);
        if (others.Count > 0)
        {
            _elsewhere.Add(phrase);
        }

        // What other public texts say too may be offered.
        var beginning = phrase[..(SoughtWords.ShortestRun / 2)];
        if (await GetAsync("/api/v1/suggestions?q=" + Uri.EscapeDataString(beginning), cancellationToken) is (StatusCodes.Status200OK, var offered)
            && others.Count == 0 && offered.Contains(phrase, StringComparison.Ordinal))
        {
            _places.Add("/api/v1/suggestions#" + name);
        }

        return others;
    }

    /// <summary>Lists for its number, and what leads from a number to a record; the ids of other records that are found.</summary>
    public async Task<IReadOnlyList<string>> NumberAsync(IReadOnlyList<string> lists, IReadOnlyList<string> doors, CancellationToken cancellationToken)
    {
        foreach (var door in doors)
        {
            // To a notice its number may lead.
            if (await GetAsync($"{door}?n={Uri.EscapeDataString(sought.DocumentNumber)}", cancellationToken) is var (_, led) && !sought.HasNotice && Leads(led))
            {
                _places.Add(door + "#number");
            }
        }

        return await ListAsync(sought.DocumentNumber, "number", lists, cancellationToken);
    }

    /// <summary>The page of another decision that is like it.</summary>
    public async Task NeighbourAsync(string id, CancellationToken cancellationToken)
    {
        if (await GetAsync("/decisions/" + id, cancellationToken) is (StatusCodes.Status200OK, var page) && Leads(page))
        {
            _places.Add($"/decisions/{id}#similar");
        }
    }

    /// <summary>What is told to those who keep copies: that it is gone.</summary>
    public async Task ChangesAsync(string address, long removedAt, CancellationToken cancellationToken)
    {
        if (await GetAsync(string.Create(CultureInfo.InvariantCulture, $"{address}?since={removedAt}&size=1"), cancellationToken) is not (StatusCodes.Status200OK, var list))
        {
            return;
        }

        var (ids, changes) = (Strings(list, "items", "id"), Strings(list, "items", "change"));
        var at = ids.IndexOf(sought.RecordId);
        if (Says(list) || (!sought.IsReplaced && at >= 0 && at < changes.Count && changes[at] is not "removed"))
        {
            _places.Add(address);
        }
    }

    /// <summary>What is newest: none of its words, and no way to it unless a notice stays.</summary>
    public async Task OverviewAsync(string address, CancellationToken cancellationToken)
    {
        var code = address.Contains("/regions/", StringComparison.Ordinal) ? sought.RegionCode : sought.AgencyCode;
        var filled = address.Replace("{code}", Uri.EscapeDataString(code), StringComparison.Ordinal)
            .Replace("{part}", sought.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (await GetAsync(filled, cancellationToken) is (StatusCodes.Status200OK, var page) && (Says(page) || (!sought.HasNotice && Leads(page))))
        {
            _places.Add(filled);
        }
    }

    /// <summary>The lists for a query; the ids of other records that are found.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(string query, string name, IReadOnlyList<string> lists, CancellationToken cancellationToken)
    {
        var others = new List<string>();
        foreach (var list in lists)
        {
            if (await GetAsync($"{list}?q={Uri.EscapeDataString(query)}", cancellationToken) is not (StatusCodes.Status200OK, var page))
            {
                continue;
            }

            var ids = string.Equals(list, Answers, StringComparison.Ordinal) ? Strings(page, "items", "id") : [];
            if (ids.Contains(sought.RecordId) || Leads(page))
            {
                _places.Add($"{list}#{name}");
            }

            others.AddRange(ids.Where(id => !string.Equals(id, sought.RecordId, StringComparison.Ordinal)));
        }

        return others;
    }

    private bool Says(string page)
    {
        var text = WebUtility.HtmlDecode(page);
        return sought.Phrases.Any(phrase => !_elsewhere.Contains(phrase) && text.Contains(phrase, StringComparison.Ordinal));
    }

    private bool Leads(string page) => !sought.IsReplaced && page.Contains(sought.RecordId, StringComparison.Ordinal);

    /// <summary>An answer, and where it leads if it leads elsewhere; null when there was none.</summary>
    private async Task<(int Status, string Body)?> GetAsync(string address, CancellationToken cancellationToken)
    {
        await pace.WaitAsync(cancellationToken);
        try
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            var status = (int)answer.StatusCode;
            if (status is StatusCodes.Status429TooManyRequests or >= StatusCodes.Status500InternalServerError)
            {
                IsComplete = false;
                return null;
            }

            return (status, answer.Headers.Location?.OriginalString ?? await TextAsync(await answer.Content.ReadAsByteArrayAsync(cancellationToken), cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            IsComplete = false;
            return null;
        }
    }

    /// <summary>The text of an answer. UTF-8, whatever the node says of itself: a name of no character set would end the check.</summary>
    private async Task<string> TextAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        try
        {
            // A document for paper: its words are packed, and parted by marks.
            using var package = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            await using var document = await (package.GetEntry("word/document.xml") ?? throw new InvalidDataException()).OpenAsync(cancellationToken);
            using var text = new MemoryStream();
            var page = new byte[64 * 1024];
            for (int read; text.Length < LargestText && (read = await document.ReadAsync(page, cancellationToken)) > 0;)
            {
                text.Write(page.AsSpan(0, read));
            }

            return Marks().Replace(Encoding.UTF8.GetString(text.ToArray()), string.Empty);
        }
        catch (InvalidDataException)
        {
            IsComplete = false;
            return string.Empty;
        }
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Marks();

    private List<string> Strings(string json, string list, string member)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(member).GetString()!)];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            IsComplete = false;
            return [];
        }
    }
}
