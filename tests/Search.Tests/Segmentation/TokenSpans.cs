using Disclosure.Search.Segmentation;

namespace Disclosure.Search.Tests.Segmentation;

/// <summary>Keeps where the tokens of a text, or of the parts of one, stand.</summary>
internal sealed class TokenSpans : ITokenSink
{
    public List<(int Start, int Length)> Spans { get; } = [];

    /// <summary>Where the part that is being cut begins.</summary>
    public int Offset { get; set; }

    public static List<(int Start, int Length)> Of(Segmenter segmenter, string text, CutMode mode = CutMode.Query)
    {
        var sink = new TokenSpans();
        segmenter.Cut(text, mode, ref sink);
        return sink.Spans;
    }

    public void Take(int start, int length) => Spans.Add((Offset + start, length));
}
