namespace Disclosure.TestKit;

/// <summary>How much a test does: the usual size, or the full one under <c>./disclosure test --long</c>.</summary>
public static class TestSize
{
    private const string Variable = "DISCLOSURE_TEST_LONG";

    /// <summary>Whether the tests run at full size.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable(Variable) is "1";

    /// <summary>One of the two.</summary>
    public static T Of<T>(T usual, T full) => IsFull ? full : usual;
}
