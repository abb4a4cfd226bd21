using Disclosure.Publisher.Agencies;
using Disclosure.Publisher.Cases;
using Disclosure.Publisher.Settings;
using Microsoft.Extensions.Options;

namespace Disclosure.Publisher.Intake;

/// <summary>
/// Takes in the files that a person sends from the desk at once, each as a program would push it (公示办法 Art. 12(2)): one that is bad does
/// not lose the others, and each is dealt with before the next is read.
/// </summary>
public sealed partial class BatchIntake(IntakeService intake, IOptions<DeskOptions> options, TimeProvider time, ILogger<BatchIntake> logger)
{
    /// <summary>Reads the form to its end and takes in what is in it.</summary>
    /// <param name="user">Who sends it; must be one who may submit.</param>
    /// <param name="form">The form: what was typed first, the files behind it.</param>
    /// <param name="cancellationToken">Gives up; what was taken in by then stays, and is found again by the same key.</param>
    public async Task<BatchOutcome> RunAsync(DeskUser user, UploadForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(form);
        if (!user.MaySubmit)
        {
            throw new InvalidOperationException("This person may not submit.");
        }

        var outcome = new BatchOutcome { Fields = new BatchFields() };
        List<BatchLine> lines = [];
        var isChecked = false;
        while (true)
        {
            var part = await form.NextAsync(cancellationToken);
            if (part is UploadPart.Field field)
            {
                // A field behind the files would hold for some of them only.
                if (isChecked)
                {
                    return outcome with { Lines = lines, Break = UploadBreak.Malformed };
                }

                outcome = outcome with { Fields = outcome.Fields.With(field.Name, field.Value) };
                continue;
            }

            if (!isChecked)
            {
                isChecked = true;
                outcome = outcome with { Errors = Errors(outcome.Fields) };
            }

            switch (part)
            {
                case UploadPart.FormEnd:
                    return outcome with { Lines = lines };
                case UploadPart.BrokenForm broken:
                    return outcome with { Lines = lines, Break = broken.Why };
                case UploadPart.WholeFile file when outcome.Errors.Count == 0:
                    lines.Add(lines.Count < options.Value.MaximumUploadFiles ? await TakeAsync(user, outcome.Fields, file, cancellationToken) : TooMany(file.FileName));
                    break;
                case UploadPart.LargeFile large when outcome.Errors.Count == 0:
                    lines.Add(new BatchLine(large.FileName, BatchResult.Refused, $"文件超过 {options.Value.MaximumDocumentBytes / 1024 / 1024} MB，没有接收。", CaseId: null));
                    break;
            }
        }
    }

    private async Task<BatchLine> TakeAsync(DeskUser user, BatchFields fields, UploadPart.WholeFile file, CancellationToken cancellationToken)
    {
        if (file.Content.Length == 0)
        {
            return new BatchLine(file.FileName, BatchResult.Refused, "文件是空的，没有接收。", CaseId: null);
        }

        var files = new PushedFiles { Metadata = fields.Metadata(), Document = file.Content, FileName = file.FileName, Origin = DecisionOrigin.Upload };
        try
        {
            return Line(file.FileName, await intake.SubmitAsync(DecisionSender.Of(user), DeskKey.Of(user, fields.Key, files), files, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Only the kind of the exception: its message may quote the file.
            Log.Failed(logger, user.AgencyCode, exception.GetType().Name);
            return new BatchLine(file.FileName, BatchResult.Refused, "系统出错，这个文件没有接收。请稍后再传一次；仍不成功，请联系管理员。", CaseId: null);
        }
    }

    private static BatchLine Line(string fileName, SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Accepted { Foreseen.Count: > 0 } returned =>
            new BatchLine(fileName, BatchResult.Returned, string.Concat(returned.Foreseen.Select(message => message.Message)), returned.CaseId),
        SubmitOutcome.Accepted accepted => new BatchLine(fileName, BatchResult.Accepted, "已经保存，系统正在读取和隐去，之后由另一人审核。", accepted.CaseId),
        SubmitOutcome.DuplicateNumber duplicate =>
            new BatchLine(fileName, BatchResult.Duplicate, $"本机关已有同一文号的案件（{duplicate.State.Chinese()}），这个文件没有接收。", duplicate.CaseId),
        SubmitOutcome.SecrecyMarked =>
            new BatchLine(fileName, BatchResult.Refused, "文件带有国家秘密标志，没有保存任何内容，拒收已经记录。请按保密规定处理原件。", CaseId: null),
        SubmitOutcome.KeyReused => new BatchLine(fileName, BatchResult.Refused, "这个文件此前提交过，那件案件的内容已经清除。", CaseId: null),
        SubmitOutcome.Invalid invalid => new BatchLine(fileName, BatchResult.Refused, string.Concat(invalid.Errors.Select(error => error.Message)), CaseId: null),
        _ => throw new InvalidOperationException("An unknown outcome of intake."),
    };

    private BatchLine TooMany(string fileName) =>
        new(fileName, BatchResult.Refused, $"一次最多 {options.Value.MaximumUploadFiles} 个文件，这个没有接收，请另传一次。", CaseId: null);

    private IReadOnlyList<CaseMessage> Errors(BatchFields fields)
    {
        if (!fields.HasKey)
        {
            return [new CaseMessage(string.Empty, "key", "页面已经过期，没有接收任何文件。请刷新页面后重新选取文件。")];
        }

        _ = MetadataReader.Read(fields.Metadata(), time, out var errors);
        return errors;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A file that the desk of agency {Agency} sent was not taken in: {Kind}.")]
        public static partial void Failed(ILogger logger, string agency, string kind);
    }
}
