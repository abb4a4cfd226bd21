using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using Disclosure.Records;
using Disclosure.Redactor.Verification;
using Disclosure.TestKit;
using OpCode = System.Reflection.Emit.OpCode;
using OperandType = System.Reflection.Emit.OperandType;

namespace Disclosure.Redactor.Tests.Verification;

/// <summary>Holds the Redactor to its promise: only its verifier makes a <see cref="PublishableRecord"/>.</summary>
public sealed class PublishableRecordMakerTests
{
    private const string Verification = "Disclosure.Redactor.Verification";

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    [Fact]
    [Clause("ZZ-10")]
    public void Redactor_OnlyVerification_ConstructsPublishableRecords()
    {
        var makers = Makers(typeof(ReleaseVerifier).Assembly.Location);

        Assert.NotEmpty(makers);
        Assert.All(makers, maker => Assert.True(maker.Equals(Verification, StringComparison.Ordinal) || maker.StartsWith(Verification + ".", StringComparison.Ordinal), maker));
    }

    [Fact]
    [Clause("ZZ-10")]
    public void Records_LetsInTheRedactorAndTheTestKitAlone()
    {
        var friends = typeof(PublishableRecord).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName).Order(StringComparer.Ordinal);

        Assert.Equal("Disclosure.Redactor|Disclosure.TestKit", string.Join('|', friends));
        Assert.Empty(typeof(PublishableRecord).GetConstructors());
        Assert.DoesNotContain(typeof(ReleaseVerifier).Assembly.GetReferencedAssemblies(), assembly => assembly.Name is "Disclosure.TestKit");
    }

    // Namespaces of all methods whose code mentions a constructor of PublishableRecord, in a call or as a function pointer.
    private static HashSet<string> Makers(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var constructors = metadata.MemberReferences
            .Where(handle => metadata.GetMemberReference(handle) is var member && metadata.GetString(member.Name) is ".ctor"
                && member.Parent.Kind == HandleKind.TypeReference && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name) is nameof(PublishableRecord))
            .Select(handle => MetadataTokens.GetToken(handle)).ToHashSet();
        Assert.Equal(2, constructors.Count);

        var makers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress != 0 && Tokens(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!).Any(constructors.Contains))
                makers.Add(NamespaceOf(metadata, method.GetDeclaringType()));
        }

        return makers;
    }

    private static string NamespaceOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return metadata.GetString(type.Namespace);
    }

    private static IEnumerable<int> Tokens(byte[] body)
    {
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == 0xFE ? Codes[0xFE00 | body[at + 1]] : Codes[body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
                yield return BitConverter.ToInt32(body, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
                _ => 4,
            };
        }
    }
}
