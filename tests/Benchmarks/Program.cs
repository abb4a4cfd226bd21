using Disclosure.Benchmarks.Redaction;

// redact-gold DIR CONFIG: measures the redactor against the labelled texts of a directory.
if (args is ["redact-gold", var directory, var config])
{
    GoldEvaluation.Run(directory, config, Console.Out);
    return 0;
}

Console.Error.WriteLine("usage: redact-gold DIR CONFIG");
return 1;
