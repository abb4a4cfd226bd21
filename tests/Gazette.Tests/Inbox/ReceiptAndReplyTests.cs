using Disclosure.Gazette.Inbox;
using Disclosure.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Disclosure.Gazette.Tests.Inbox;

public sealed class ReceiptAndReplyTests
{
    private static readonly CorrectionReply Reply = new()
    {
        State = ReplyState.Refused,
        Since = new DateOnly(2026, 11, 20),
        AgencyName = "某市市场监督管理局",
        DocumentNumber = "某市监处罚〔2026〕12号",
        Words = "经核实，公开的内容与决定书一致。",
    };

    [Fact]
    public void OfForm_SameKey_SameReceipt_OtherKey_Another()
    {
        var key = RequestReceipt.NewFormKey();

        Assert.Equal(RequestReceipt.OfForm(key), RequestReceipt.OfForm(key));
        Assert.NotEqual(RequestReceipt.OfForm(key)!.Code, RequestReceipt.OfForm(RequestReceipt.NewFormKey())!.Code);
        Assert.Null(RequestReceipt.OfForm(key[1..]));
        Assert.Null(RequestReceipt.OfForm(key.ToUpperInvariant().Replace('0', 'A')));
        Assert.Null(RequestReceipt.OfForm(null));
    }

    [Fact]
    public void TryRead_AsPeopleTypeIt_IsTheSameReceipt()
    {
        for (var round = 0; round < 200; round++)
        {
            var receipt = RequestReceipt.New();
            var wide = string.Concat(receipt.PrintedCode.Select(letter => letter == '-' ? ' ' : (char)(letter + 0xFEE0)));
            var lookAlike = receipt.Code.Replace('0', 'o').Replace('1', 'l').ToLowerInvariant();

            Assert.True(RequestReceipt.TryRead(receipt.PrintedNumber.ToLowerInvariant(), wide, out var typed));
            Assert.Equal(receipt, typed);
            Assert.True(RequestReceipt.TryRead($" {receipt.Number} ", lookAlike, out typed));
            Assert.Equal(receipt, typed);
            Assert.False(RequestReceipt.TryRead(receipt.Number, receipt.Code + "0", out _));
            Assert.DoesNotContain(receipt.Code, receipt.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void New_EverySignInEveryPlace_Occurs()
    {
        var receipts = Enumerable.Range(0, 600).Select(_ => RequestReceipt.New()).ToList();

        for (var place = 0; place < RequestReceipt.CodeLength; place++)
            Assert.Equal(32, receipts.Select(receipt => receipt.Code[place]).Distinct().Count());
    }

    [Fact]
    [Clause("GS-17-3")]
    public void Reply_OpensWithItsReceiptAlone()
    {
        var receipt = RequestReceipt.New();
        var blob = SealedReply.Seal(receipt, Reply);

        Assert.Equal(Reply, SealedReply.Open(receipt, blob));
        Assert.Null(SealedReply.Open(RequestReceipt.New(), blob));
        Assert.True(RequestReceipt.TryRead(RequestReceipt.New().Number, receipt.Code, out var otherNumber));
        Assert.Null(SealedReply.Open(otherNumber, blob));
        Assert.Null(SealedReply.Open(receipt, null));
        Assert.Null(SealedReply.Open(receipt, []));
        // Lengths tell a refusal of one line from none of a page no more than from one that was never written.
        Assert.Equal(SealedReply.Block, blob.Length);
        Assert.Equal(SealedReply.Block, SealedReply.Seal(receipt, Reply with { Words = new string('字', 2000) }).Length);
    }

    [Fact]
    public void Message_ThereAndBack_IsTheSame()
    {
        var message = Message();

        var read = CorrectionMessage.Read(message.ToBytes());

        Assert.NotNull(read);
        Assert.Equal(message with { Files = [] }, read with { Files = [] });
        Assert.Equal(message.Files[0].Content, Assert.Single(read.Files).Content);
        Assert.Equal(0, message.ToBytes().Length % CorrectionMessage.Block);
    }

    [Fact]
    public void Read_WhateverAStrangerSends_NeverThrows() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        ArbMap.Default.ArbFor<NonNegativeInt>(),
        (noise, place) =>
        {
            CorrectionMessage.Read(noise);
            var bytes = Message().ToBytes();
            noise.AsSpan(0, Math.Min(noise.Length, 40)).CopyTo(bytes.AsSpan(place.Get % (bytes.Length - 40)));
            return CorrectionMessage.Read(bytes) is null or { Statement.Length: <= CorrectionMessage.LongestText };
        }));

    [Theory]
    [InlineData("a\u202Eb")]
    [InlineData("a\0b")]
    public void Errors_WhatNoReaderSees_IsNamed(string hidden)
    {
        Assert.Equal([nameof(CorrectionMessage.Name)], (Message() with { Name = hidden }).Errors());
        Assert.Equal([nameof(CorrectionMessage.Statement)], (Message() with { Statement = hidden }).Errors());
    }

    [Fact]
    public void Errors_FileThatIsNotWhatItSays_OrHalfASign_IsNamed()
    {
        Assert.Equal([nameof(CorrectionMessage.Name)], (Message() with { Name = "名\uD800" }).Errors());
        Assert.Equal([nameof(CorrectionMessage.Files)], (Message() with { Files = [new EvidenceFile("x.pdf", EvidenceKind.Pdf, "MZ"u8.ToArray())] }).Errors());
        Assert.Null(CorrectionMessage.Read((Message() with { Files = [.. Enumerable.Repeat(Message().Files[0], CorrectionMessage.MostFiles + 1)] }).ToBytes()));
    }

    private static CorrectionMessage Message()
    {
        var receipt = RequestReceipt.New();
        return new CorrectionMessage
        {
            Number = receipt.Number,
            Code = receipt.Code,
            SentAt = DateTimeOffset.UnixEpoch,
            RecordId = "0123456789abcdef",
            DocumentNumber = "某市监处罚〔2026〕12号",
            AgencyCode = "kmscj",
            Kind = CorrectionKind.MistakenIdentity,
            Statement = "第一段写的不是我。\n请核实。",
            Name = "测试人",
            Files = [new EvidenceFile("证明.pdf", EvidenceKind.Pdf, "%PDF-1.7 测试"u8.ToArray())],
        };
    }
}
