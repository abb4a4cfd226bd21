namespace Disclosure.Cli.Exits;

/// <summary>A verb cannot go on. The message is one clear sentence for the person at the keyboard; it holds no value of a decision.</summary>
public sealed class CommandFailedException : Exception
{
    /// <summary>A failure with exit code 1.</summary>
    public CommandFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with exit code 1 and its cause.</summary>
    public CommandFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>What the command answers: <see cref="ExitCodes.Failure"/> unless told otherwise.</summary>
    public int ExitCode { get; init; } = ExitCodes.Failure;
}
