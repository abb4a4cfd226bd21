namespace Disclosure.Search;

/// <summary>UTF-16 units; <see cref="End"/> is exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
