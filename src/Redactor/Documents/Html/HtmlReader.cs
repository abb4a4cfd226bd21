using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Disclosure.Redactor.Documents.Html;

/// <summary>Reads HTML: blocks and tables as shown; scripts, comments, hidden elements and attributes as hidden text. Loads nothing.</summary>
internal sealed class HtmlReader(DocumentLimits limits)
{
    /// <summary>The document.</summary>
    /// <exception cref="DocumentRefusedException">It is too large or too deeply nested.</exception>
    public SourceDocument Read(string markup, CancellationToken cancellationToken)
    {
        if (markup.AsSpan().Count('<') > limits.HtmlTags || !HtmlCost.IsBearable(markup, limits))
            throw new DocumentRefusedException(DocumentRefusals.TooLarge);

        using var document = new HtmlParser().ParseDocument(markup);
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder();
        var depth = Survey(document, builder, cancellationToken);
        if (document.Title is { } title)
            builder.AddHidden("title", title);
        if (document.Body is { } body)
        {
            var walker = new HtmlWalker(builder, HtmlVisibility.Of(document, depth), cancellationToken);
            builder.Add(walker.Walk(body));
        }

        return builder.Build();
    }

    // Without recursion: the depth is not known before this has run.
    private int Survey(INode root, SourceTextBuilder builder, CancellationToken cancellationToken)
    {
        var deepest = 1;
        var open = new Stack<(INode Node, int Depth)>();
        open.Push((root, 0));
        while (open.TryPop(out var item))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (item.Depth > limits.Depth)
                throw new DocumentRefusedException(DocumentRefusals.TooLarge);
            deepest = Math.Max(deepest, item.Depth);
            if (item.Node is IComment comment)
                builder.AddHidden("comment", comment.Data);
            if (item.Node is IDocumentType type)
                builder.AddHidden("markup", $"{type.Name} {type.PublicIdentifier} {type.SystemIdentifier}");
            if (item.Node is IElement element)
            {
                if (TellingText.Is(element.LocalName))
                    builder.AddHidden("markup", element.LocalName);
                foreach (var attribute in element.Attributes)
                {
                    if (TellingText.Is(attribute.Name))
                        builder.AddHidden("markup", attribute.Name);
                    if (TellingText.Is(attribute.Value))
                        builder.AddHidden("attribute", attribute.Value);
                }
            }

            if (item.Node is IHtmlTemplateElement template)
            {
                builder.AddHidden("hidden", template.Content.TextContent);
                open.Push((template.Content, item.Depth + 1));
            }

            // By index: asking each for the next of its siblings looks through them all.
            for (var i = item.Node.ChildNodes.Length - 1; i >= 0; i--)
                open.Push((item.Node.ChildNodes[i], item.Depth + 1));
        }

        return deepest;
    }
}
