namespace Disclosure.Records.Renditions.Html;

/// <summary>The lists that are open: an item deeper than the one before it begins a list within that item.</summary>
internal sealed class HtmlLists(TextWriter writer)
{
    private readonly Stack<int> _levels = new();

    /// <summary>Opens an item of a level.</summary>
    public void Item(int level)
    {
        while (_levels.Count > 1 && _levels.Peek() > level)
            CloseOne();
        if (_levels.Count == 0 || _levels.Peek() < level)
        {
            writer.Write("<ul class=\"labelled\"><li>");
            _levels.Push(level);
        }
        else
        {
            writer.Write("</li>\n<li>");
        }
    }

    /// <summary>Closes every list.</summary>
    public void Close()
    {
        while (_levels.Count > 0)
            CloseOne();
    }

    private void CloseOne()
    {
        _levels.Pop();
        writer.Write("</li></ul>\n");
    }
}
