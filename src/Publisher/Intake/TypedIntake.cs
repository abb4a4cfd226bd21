using Disclosure.Publisher.Agencies;

namespace Disclosure.Publisher.Intake;

/// <summary>Takes in a 摘要 that a person typed, as a program would push it.</summary>
public sealed class TypedIntake(IntakeService intake)
{
    /// <summary>Takes it in; what is missing or wrong is <see cref="SubmitOutcome.Invalid"/>, and then nothing was stored.</summary>
    /// <param name="user">Who types; must be one who may submit.</param>
    /// <param name="pageKey">The page's own name for this submission, 32 hexadecimal digits: pressing twice finds the same case.</param>
    /// <param name="summary">What was typed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SubmitOutcome> SubmitAsync(DeskUser user, string pageKey, TypedSummary summary, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(summary);
        if (!user.MaySubmit)
        {
            throw new InvalidOperationException("This person may not submit.");
        }

        var files = summary.ToFiles(user.AgencyName);
        return await intake.SubmitAsync(DecisionSender.Of(user), DeskKey.Of(user, pageKey, files), files, cancellationToken);
    }
}
