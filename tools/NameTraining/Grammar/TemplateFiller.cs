using Disclosure.NameTraining.Corpus;
using Disclosure.NameTraining.Names;

namespace Disclosure.NameTraining.Grammar;

/// <summary>Fills templates with people and values.</summary>
internal sealed class TemplateFiller(SeededChoice choice, NameMaker names, SlotValues values, IReadOnlyList<IReadOnlyList<TemplateNode>> sentences)
{
    private const double Mixed = 0.35;
    private const string Blanks = " \u3000";

    /// <summary>Fills a document and mixes sentences into it; what it tells of people stays the same throughout.</summary>
    public TrainingText Fill(IReadOnlyList<TemplateNode> document, int source)
    {
        var filling = new Filling(new TextBuilder());
        FillAll(document, filling);
        while (choice.Chance(Mixed))
        {
            filling.Built.Add(choice.Chance(0.5) ? "\n" : string.Empty);
            FillAll(choice.Of(sentences), filling);
        }

        return filling.Built.Build(source);
    }

    /// <summary>Fills some sentences, each with people of its own or those before.</summary>
    public TrainingText FillSentences(int count, int source)
    {
        var filling = new Filling(new TextBuilder());
        for (var i = 0; i < count; i++)
        {
            if (choice.Chance(0.5))
            {
                filling.People.Clear();
                filling.Values.Clear();
            }

            FillAll(choice.Of(sentences), filling);
            filling.Built.Add(choice.Chance(0.3) ? "\n" : string.Empty);
        }

        return filling.Built.Build(source);
    }

    private void FillAll(IReadOnlyList<TemplateNode> nodes, Filling filling)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TemplateNode.Words words:
                    filling.Built.Add(words.Text);
                    break;
                case TemplateNode.Choice several:
                    FillAll(choice.Of(several.Ways), filling);
                    break;
                case TemplateNode.Slot { Kind: "p" } slot:
                    Name(slot, filling);
                    break;
                case TemplateNode.Slot slot:
                    Value(slot, filling);
                    break;
                default:
                    throw new InvalidOperationException("Unknown part of a template.");
            }
        }
    }

    private void Value(TemplateNode.Slot slot, Filling filling)
    {
        string value;
        if (slot.Number is not { } number)
        {
            value = values.Make(slot.Kind);
        }
        else if (!filling.Values.TryGetValue((slot.Kind, number), out value!))
        {
            filling.Values.Add((slot.Kind, number), value = values.Make(slot.Kind));
        }

        filling.Built.Add(slot.Form is "short" ? values.Shorten(value) : value);
    }

    private void Name(TemplateNode.Slot slot, Filling filling)
    {
        var number = slot.Number ?? -1;
        if (!filling.People.TryGetValue(number, out var name))
        {
            filling.People.Add(number, name = names.Make(slot.Group));
        }

        var family = name.Family.Length > 0 ? name.Family : name.Text[..1];
        switch (slot.Form)
        {
            case "spaced" when name.Text.Length is 2 or 3:
                filling.Built.AddName(name.Text.Insert(1, Blanks[choice.Next(2)].ToString()));
                break;
            case "given" when name.Given.Length >= 2 && name.Group is not "latin":
                filling.Built.AddName(name.Given);
                break;
            case "masked":
                filling.Built.AddUnknown(family + choice.Of(["某", "某某", "某甲", "×"]));
                break;
            case "title":
                filling.Built.AddUnknown(choice.Chance(0.5) ? choice.Of(["老", "小", "阿"]) + family : family + choice.Of(["总", "师傅", "老板", "姐", "哥", "主任"]));
                break;
            case "en":
                filling.Built.AddName(names.Make("latin").Text);
                break;
            default:
                filling.Built.AddName(name.Text);
                break;
        }
    }

    private sealed record Filling(TextBuilder Built)
    {
        public Dictionary<int, GeneratedName> People { get; } = [];

        public Dictionary<(string Kind, int Number), string> Values { get; } = [];
    }
}
