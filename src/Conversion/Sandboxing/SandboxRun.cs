namespace Disclosure.Conversion.Sandboxing;

/// <summary>One run of a script in the sandbox.</summary>
internal sealed record SandboxRun
{
    /// <summary>What the shell inside runs; <c>$1</c> and on are <see cref="Arguments"/>. Its standard output is the result, its errors go nowhere.</summary>
    public required string Script { get; init; }

    /// <summary>Words for the script: never anything of the file or its name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The file, which lies inside under <see cref="InputName"/>.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>A name of our own in the folder <c>/tmp</c> of the sandbox, such as <c>in.doc</c>.</summary>
    public required string InputName { get; init; }

    /// <summary>After this time every process of it is ended.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Largest output, in bytes.</summary>
    public required int OutputBytes { get; init; }

    /// <summary>Address space of each process, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Bytes that may be written, the input among them; they lie in memory.</summary>
    public required long WritableBytes { get; init; }
}

/// <summary>What came of a run.</summary>
internal abstract record SandboxOutcome
{
    private SandboxOutcome()
    {
    }

    /// <summary>The script ran to its end.</summary>
    /// <param name="ExitCode">What it ended with; above 128 when a limit ended it.</param>
    /// <param name="Output">What it wrote.</param>
    public sealed record Ended(int ExitCode, ReadOnlyMemory<byte> Output) : SandboxOutcome;

    /// <summary>It took too long and was ended.</summary>
    public sealed record OutOfTime : SandboxOutcome;

    /// <summary>It wrote too much and was ended.</summary>
    public sealed record TooMuchOutput : SandboxOutcome;

    /// <summary>There is no sandbox on this machine, or it may not be used; nothing was run.</summary>
    public sealed record Unavailable : SandboxOutcome;
}
