namespace Disclosure.Publisher.Settings;

/// <summary>A public node that the desk asks for receipts; an element of <c>Desk:Nodes</c>.</summary>
public sealed record NodeOptions
{
    /// <summary>The node's name (<c>Site:Node</c> there): 1 to 40 lower-case letters, digits and hyphens.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Address of the node itself, not of a proxy before several: http or https, without a path.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>PEM file of its public key, an absolute path; it may be made later. Several keys may stand in it after a change.</summary>
    public string KeyFile { get; init; } = string.Empty;

    /// <summary>What is wrong with a list of nodes; empty when nothing is.</summary>
    public static IEnumerable<string> Errors(IReadOnlyList<NodeOptions> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        for (var index = 0; index < nodes.Count; index++)
        {
            var node = nodes[index];
            if (!IsName(node.Name))
            {
                yield return $"Desk:Nodes:{index}:Name：应为 1 至 40 个小写字母、数字或者连字符 (must be 1 to 40 lower-case letters, digits and hyphens)";
            }
            else if (nodes.Take(index).Any(other => string.Equals(other.Name, node.Name, StringComparison.Ordinal)))
            {
                yield return $"Desk:Nodes:{index}:Name：与前面的节点重名 (an earlier node has this name)";
            }

            if (!Uri.TryCreate(node.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery is not "/" || address.UserInfo.Length > 0)
            {
                yield return $"Desk:Nodes:{index}:Address：应为 http 或 https 地址，不带路径 (must be an http or https address without a path)";
            }

            if (!Path.IsPathFullyQualified(node.KeyFile))
            {
                yield return $"Desk:Nodes:{index}:KeyFile：必须填写绝对路径 (an absolute path is required)";
            }
        }
    }

    internal static bool IsName(string name) => name.Length is >= 1 and <= 40 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-');
}
