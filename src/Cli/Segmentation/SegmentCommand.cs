using System.CommandLine;
using Disclosure.Cli.Exits;
using Disclosure.Cli.Places;
using Disclosure.Search.Segmentation;

namespace Disclosure.Cli.Segmentation;

/// <summary><c>disclosure segment</c>: a line in, its tokens out.</summary>
public static class SegmentCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var mode = new Option<CutMode>("--mode") { Description = "query: the most probable cut; index: also the words inside it.", DefaultValueFactory = _ => CutMode.Query };
        var lexicon = new Option<LexiconKind>("--lexicon") { Description = "full: with the legal lexicon; base: the plain jieba dictionary.", DefaultValueFactory = _ => LexiconKind.Full };
        var command = new Command("segment", "Cut Chinese text from standard input: a line in, its tokens separated by single spaces out.") { mode, lexicon };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var segmenter = Load(parsed.GetValue(lexicon));
            await using var input = Console.OpenStandardInput();
            await using var output = StandardOutput.Open();
            try
            {
                await new LineSegmentation(segmenter, parsed.GetValue(mode)).RunAsync(input, output, cancellationToken);
            }
            catch (IOException error) when (StandardOutput.IsClosed(error))
            {
                // Whoever reads has enough.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailedException($"segment: {error.Message}", error);
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Segmenter Load(LexiconKind lexicon)
    {
        try
        {
            return Segmenter.Create(lexicon, Path.Combine(Configuration.Folder, "lexicon"));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(error.Message, error);
        }
    }
}
