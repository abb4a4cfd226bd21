namespace Disclosure.Search.Segmentation;

/// <summary>Takes the tokens of a cut, one call each. A struct that implements it is called without any indirection and without allocation.</summary>
public interface ITokenSink
{
    /// <summary>A token; offset and length are UTF-16 units of the text that is cut.</summary>
    void Take(int start, int length);
}
