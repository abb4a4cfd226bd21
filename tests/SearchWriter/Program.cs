using Disclosure.Search;
using Disclosure.SearchWriter;

// DIR CONFIG: goes on with the changes of an index, a commit a step, until it is killed; tells each step that is durable.
if (args is not [var directory, var config])
    return 1;

using var writer = SearchIndexWriter.Open(SearchLanguage.Load(config), directory, WriterPolicies.Restless);
for (var step = ChangeScript.Step(writer.Position) + 1; ; step++)
{
    ChangeScript.Apply(step, writer.Upsert, writer.Remove);
    writer.Commit(ChangeScript.Position(step));
    if (step % 7 == 0)
        writer.Purge(CancellationToken.None);
    if (step % 31 == 0)
        writer.Compact(CancellationToken.None);
    Console.WriteLine(step);
}
