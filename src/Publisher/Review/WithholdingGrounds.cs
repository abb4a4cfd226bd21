namespace Disclosure.Publisher.Review;

/// <summary>A ground on which a decision is not published.</summary>
/// <param name="Clause">The clause, such as <c>GS-11-1</c>.</param>
/// <param name="Text">How it is called on screen.</param>
public sealed record WithholdingGround(string Clause, string Text);

/// <summary>The closed list of grounds (公示办法 Art. 11).</summary>
public static class WithholdingGrounds
{
    /// <summary>In the order of the article.</summary>
    public static IReadOnlyList<WithholdingGround> All { get; } =
    [
        new("GS-11-1", "当事人是未成年人"),
        new("GS-11-2a", "案件主要事实涉及国家秘密"),
        new("GS-11-2b", "案件主要事实涉及商业秘密"),
        new("GS-11-2c", "案件主要事实涉及个人隐私"),
        new("GS-11-3", "公开可能危及国家安全、公共安全或者社会稳定"),
        new("GS-11-4", "公开可能对系列案件的调查处理产生不利影响"),
        new("GS-11-5", "法律、法规、规章规定不予公开的其他情形"),
    ];
}
