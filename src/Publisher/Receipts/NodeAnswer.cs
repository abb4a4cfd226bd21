using Disclosure.Gazette.Log;
using Disclosure.Gazette.Receipts;

namespace Disclosure.Publisher.Receipts;

/// <summary>What came of asking a node.</summary>
internal abstract record NodeAnswer
{
    private NodeAnswer()
    {
    }

    /// <summary>It answered, and everything about the answer holds.</summary>
    /// <param name="Statement">What it says.</param>
    /// <param name="Signed">The signed bytes.</param>
    /// <param name="LogSize">Entries of the gazette when it was asked.</param>
    /// <param name="Gazette">How far the gazette's own files, which the node reads, were purged then.</param>
    public sealed record Heard(NodeStatement Statement, SignedStatement Signed, long LogSize, PurgedPosition Gazette) : NodeAnswer
    {
        /// <summary>Up to where nothing of what was removed is left, in the node's files or the gazette's: both must be free of it.</summary>
        public long PurgedUpTo => Math.Min(Statement.Purged.UpTo, Gazette.UpTo);
    }

    /// <summary>It answered, but what it said cannot be believed.</summary>
    /// <param name="Rule">One of <see cref="StatementRules"/>.</param>
    public sealed record Refused(string Rule) : NodeAnswer;

    /// <summary>It did not answer.</summary>
    /// <param name="Reason">What happened, in a word: a status or the kind of a failure.</param>
    public sealed record Silent(string Reason) : NodeAnswer;
}

/// <summary>What a statement must hold to be believed. Names are stored.</summary>
public static class StatementRules
{
    /// <summary>It is a statement, and does not contradict itself.</summary>
    public const string Form = "form";

    /// <summary>The desk has a key of the node to check it with.</summary>
    public const string Key = "key";

    /// <summary>One of the node's keys signed it.</summary>
    public const string Signature = "signature";

    /// <summary>It answers this very question, and is no older one.</summary>
    public const string Nonce = "nonce";

    /// <summary>It speaks of the node that was asked.</summary>
    public const string Node = "node";

    /// <summary>The head that it stands on was signed by this desk.</summary>
    public const string Head = "head";

    /// <summary>That head is one of this gazette as it is now.</summary>
    public const string History = "history";

    /// <summary>The sentence on screen.</summary>
    public static string Chinese(string rule) => rule switch
    {
        Form => "答复不是一份完整的声明",
        Key => "工作台没有这个节点的公钥，或者公钥文件不能读",
        Signature => "签名与配置的节点公钥不符",
        Nonce => "声明不是对这次询问的答复",
        Node => "声明说的是另一个节点",
        Head => "声明所依据的公示簿树头不是本工作台签的",
        History => "声明所依据的公示簿与现在的公示簿不是同一份",
        _ => "声明不可信",
    };
}
