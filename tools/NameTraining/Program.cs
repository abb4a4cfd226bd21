using System.Globalization;
using Disclosure.NameTraining;
using Disclosure.NameTraining.Calibration;
using Disclosure.NameTraining.Corpus;
using Disclosure.NameTraining.Grammar;
using Disclosure.NameTraining.Learning;
using Disclosure.NameTraining.Names;
using Disclosure.Redactor.Names.Tagging;
using Disclosure.TestKit;
using Disclosure.TestKit.Gold;

var options = TrainingOptions.Read(args);
if (options is null)
{
    Console.Error.WriteLine(TrainingOptions.Usage);
    return 2;
}

var config = options.Config ?? Path.Combine(RepositoryRoot.Path, "config");
if (options.Unseen is { } unseen)
{
    ConfidenceCalibration.Run(config, Texts(unseen), options.Gold.Length > 0 ? Texts(options.Gold) : [], Console.Out);
    return 0;
}

var data = Path.Combine(RepositoryRoot.Path, "tools", "NameTraining", "Data");
var reading = new TextReading(config);
if (options.Evaluate is { } evaluated)
{
    return TaggerScore.Print(reading, options.Model, GoldText.ReadFolder(evaluated), options.Mistakes, Console.Out) ? 0 : 1;
}

var choice = new SeededChoice(20240501);
var names = new NameMaker(config, data, choice);
var corpus = new TrainingCorpus(config, data, names, choice);
var texts = corpus.Make(options.Gold, options.HeldOut, options.Size);
new ModelMaker(reading, choice, Console.Out).Make(texts, options.Model);
if (options.RunningText is { } running)
{
    var errors = new List<string>();
    var model = NameModel.Read(_ => File.OpenRead(options.Model), errors) ?? throw new InvalidDataException(string.Join(' ', errors));
    var labeller = new RunningTexts(reading, model, names, choice);
    var source = texts.Max(text => text.Source) + 1;
    var labelled = RunningTexts.Read(running).Select((text, i) => labeller.Label(text, source + i)).ToList();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{labelled.Count} running texts, {labelled.Sum(text => text.Marks.Count(mark => mark.IsName))} names, {labelled.Sum(text => text.Marks.Count(mark => !mark.IsName))} in doubt"));
    new ModelMaker(reading, choice, Console.Out).Make([.. texts, .. labelled], options.Model);
}

return 0;

IReadOnlyList<GoldText> Texts(string folder) =>
    [.. GoldText.ReadFolder(folder).Where(gold => !options.HeldOut.Contains(Path.GetFileName(gold.Name)[0], StringComparison.OrdinalIgnoreCase))];
