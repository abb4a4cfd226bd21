using Disclosure.Records.Renditions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Disclosure.Records.Tests.Renditions;

/// <summary>Word opens what is written without a repair, from the first version that knew the format to the last.</summary>
public sealed class DocxValidityTests
{
    public static TheoryData<FileFormatVersions> Versions =>
    [
        FileFormatVersions.Office2007, FileFormatVersions.Office2010, FileFormatVersions.Office2013, FileFormatVersions.Office2016,
        FileFormatVersions.Office2019, FileFormatVersions.Office2021, FileFormatVersions.Microsoft365,
    ];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Docx_AnyBody_IsValid(FileFormatVersions version)
    {
        var validator = new OpenXmlValidator(version);
        AnyContent.Check(content =>
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(DocxRendition.Of(content)), isEditable: false);
            Assert.Equal([], validator.Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
            return true;
        });
    }

    [Fact]
    public void Docx_SameContent_SameBytes() => AnyContent.Check(content =>
        DocxRendition.Of(content).AsSpan().SequenceEqual(DocxRendition.Of(AnyContent.Of(content.Body))));
}
