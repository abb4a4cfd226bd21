namespace Disclosure.Cli.Exits;

/// <summary>What the command answers its caller.</summary>
public static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Ok = 0;

    /// <summary>Something failed; the reason is on standard error.</summary>
    public const int Failure = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>What was looked for was found: a person must look at it.</summary>
    public const int Found = 3;
}
