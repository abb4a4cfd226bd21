using Disclosure.DecisionPages.Surfaces;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Disclosure.PublicSite.LargeType;

/// <summary>
/// 长辈版: every page once more under <see cref="Prefix"/>, in larger type and with fewer things on it. The edition is in the path, so that it needs no
/// cookie and no script, can be passed on as a link, and is a route like any other: known to caches, limits and logs.
/// </summary>
public sealed class LargeTypePages : IPageRouteModelConvention
{
    /// <summary>What its paths begin with.</summary>
    public const string Prefix = PublicSurface.LargeType;

    /// <inheritdoc/>
    public void Apply(PageRouteModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var selector in model.Selectors.ToList())
        {
            var large = new SelectorModel(selector)
            {
                AttributeRouteModel = new AttributeRouteModel
                {
                    Template = AttributeRouteModel.CombineTemplates(Prefix[1..], selector.AttributeRouteModel?.Template?.TrimStart('/')),
                    SuppressLinkGeneration = true,
                },
            };
            large.EndpointMetadata.Add(LargeTypeMark.Only);
            model.Selectors.Add(large);
        }
    }
}

/// <summary>Marks the route of a page in larger type.</summary>
public sealed class LargeTypeMark
{
    /// <summary>The mark.</summary>
    public static readonly LargeTypeMark Only = new();

    private LargeTypeMark()
    {
    }
}

/// <summary>What pages ask of the edition.</summary>
public static class LargeTypeRequests
{
    /// <summary>Whether the request is for a page in larger type.</summary>
    public static bool IsLargeType(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<LargeTypeMark>() is not null;
    }

    /// <summary>What a path of this site begins with, so that its page is of the same edition; empty for the ordinary one.</summary>
    public static string PageRoot(this HttpContext context) => context.IsLargeType() ? LargeTypePages.Prefix : string.Empty;
}
