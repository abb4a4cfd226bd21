namespace Disclosure.Publisher.Agencies;

/// <summary>What an account may do. Names are stored: they may be added to, never renamed.</summary>
public enum DeskRole
{
    /// <summary>Submits decisions and mends what was returned.</summary>
    Clerk = 1,

    /// <summary>Reviews what others of the agency submitted.</summary>
    Reviewer,

    /// <summary>Looks after the agency's accounts; may order a withdrawal.</summary>
    AgencyAdmin,

    /// <summary>司法行政机关: sees statistics and lateness of a region, no originals.</summary>
    Supervisor,

    /// <summary>Runs the platform; sees no cases.</summary>
    PlatformAdmin,
}

/// <summary>How roles are called on screen.</summary>
public static class DeskRoleNames
{
    /// <summary>The word on screen.</summary>
    public static string Chinese(this DeskRole role) => role switch
    {
        DeskRole.Clerk => "经办人",
        DeskRole.Reviewer => "审核人",
        DeskRole.AgencyAdmin => "机关管理员",
        DeskRole.Supervisor => "监督人员",
        DeskRole.PlatformAdmin => "平台管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a defined role."),
    };
}
