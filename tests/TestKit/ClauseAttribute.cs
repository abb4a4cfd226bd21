namespace Disclosure.TestKit;

/// <summary>Names the clause of the law that a test proves, such as <c>GS-10-2b</c>.</summary>
/// <param name="id">The clause's id in the register.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClauseAttribute(string id) : Attribute
{
    /// <summary>The clause's id in the register.</summary>
    public string Id { get; } = id;
}
