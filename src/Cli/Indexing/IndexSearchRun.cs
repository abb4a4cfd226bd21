using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Search;

namespace Disclosure.Cli.Indexing;

/// <summary>Asks an index every query of a file.</summary>
public sealed class IndexSearchRun(SearchIndexReader reader)
{
    // The output is a file or a pipe, no page: Chinese stays as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line for each query, in their order, after all were asked <paramref name="repeat"/> times.</summary>
    /// <exception cref="InvalidDataException">A line is not a query.</exception>
    public void Run(FileInfo queries, int repeat, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(output);
        var asked = File.ReadLines(queries.FullName).Select((line, i) => (Line: line, Number: i + 1))
            .Where(l => !string.IsNullOrWhiteSpace(l.Line)).Select(l => Read(l.Line, queries.Name, l.Number)).ToList();
        var times = asked.ConvertAll(_ => new double[repeat]);
        var answers = new SearchResult[asked.Count];
        for (var round = 0; round < repeat; round++)
        {
            for (var i = 0; i < asked.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                answers[i] = reader.Search(asked[i].Request, cancellationToken);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
        }

        using var buffered = new BufferedStream(output, 1 << 16);
        for (var i = 0; i < asked.Count; i++)
        {
            Array.Sort(times[i]);
            Write(asked[i].Id, answers[i], times[i][repeat / 2], buffered);
        }
    }

    private (string Id, SearchRequest Request) Read(string text, string file, int number)
    {
        using var line = new JsonLine(text, file, number);
        var terms = line.Texts("terms");
        return (line.Required("id"), new SearchRequest
        {
            Query = line.Optional("query") ?? "",
            Tokens = terms,
            TokensAsPhrase = line.Choice("op", "and", "phrase") is "phrase",
            Sort = line.Choice("sort", "relevance", "date") is "date" ? SearchSort.Date : SearchSort.Relevance,
            Facets = line.Flag("facets") ? reader.Facets : [],
            Top = line.Number("top", 20),
        });
    }

    private static void Write(string id, SearchResult answer, double micros, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteNumber("total", answer.Total);
            json.WriteStartArray("hits");
            foreach (var hit in answer.Hits)
            {
                json.WriteStartObject();
                json.WriteString("id", hit.Id);
                json.WriteNumber("score", hit.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("facets");
            foreach (var (facet, counts) in answer.Facets)
            {
                json.WriteStartObject(facet);
                foreach (var count in counts)
                    json.WriteNumber(count.Value, count.Count);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteNumber("micros", Math.Round(micros, 1));
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
