using System.Globalization;

namespace Disclosure.NameTraining;

/// <summary>What to do, from the command line.</summary>
internal sealed record TrainingOptions
{
    /// <summary>How to call it.</summary>
    public const string Usage =
        "NameTraining --model OUT --gold DIR [--held-out LETTERS] [--running-text F.jsonl] [--size N]\n" +
        "NameTraining --model IN --evaluate DIR [--mistakes]\n" +
        "NameTraining --calibrate --unseen DIR [--gold DIR] [--held-out LETTERS] [--config DIR]";

    /// <summary>The model to write, or to evaluate; empty when neither is asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Labelled texts to calibrate confidence on that the model has not learned from; null when that is not asked for.</summary>
    public string? Unseen { get; init; }

    /// <summary>Folder of the configuration to calibrate; null for the checkout's.</summary>
    public string? Config { get; init; }

    /// <summary>Labelled texts to learn from.</summary>
    public string Gold { get; init; } = string.Empty;

    /// <summary>Labelled texts whose names begin with one of these letters are left out.</summary>
    public string HeldOut { get; init; } = string.Empty;

    /// <summary>Running text without labels, JSON lines; null for none.</summary>
    public string? RunningText { get; init; }

    /// <summary>How many variants of each text and template.</summary>
    public int Size { get; init; } = 12;

    /// <summary>Labelled texts to evaluate a model on; null to train one.</summary>
    public string? Evaluate { get; init; }

    /// <summary>Whether to print each mistake.</summary>
    public bool Mistakes { get; init; }

    /// <summary>Reads the arguments; null when they make no sense.</summary>
    public static TrainingOptions? Read(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        if (args.Contains("--calibrate", StringComparer.Ordinal))
        {
            return Value("--unseen") is { } unseen
                ? new TrainingOptions { Model = string.Empty, Unseen = unseen, Gold = Value("--gold") ?? string.Empty, HeldOut = Value("--held-out") ?? string.Empty, Config = Value("--config") }
                : null;
        }

        if (Value("--model") is not { } model || (Value("--gold") is null && Value("--evaluate") is null))
        {
            return null;
        }

        return new TrainingOptions
        {
            Model = model,
            Gold = Value("--gold") ?? string.Empty,
            HeldOut = Value("--held-out") ?? string.Empty,
            RunningText = Value("--running-text"),
            Size = int.Parse(Value("--size") ?? "12", CultureInfo.InvariantCulture),
            Evaluate = Value("--evaluate"),
            Mistakes = args.Contains("--mistakes", StringComparer.Ordinal),
        };
    }
}
