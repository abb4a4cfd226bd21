namespace Disclosure.NameTraining.Learning;

/// <summary>A training text as the learner sees it.</summary>
/// <param name="Rows">For each place and each sort of observation the number of its weights; −1 where there are none.</param>
/// <param name="Allowed">For each place the labels that may stand there, one bit for each.</param>
internal sealed record LearnedText(int[] Rows, byte[] Allowed)
{
    /// <summary>Number of places.</summary>
    public int Length => Allowed.Length;
}
