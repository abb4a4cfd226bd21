using Disclosure.Redactor.Cases;
using Disclosure.Redactor.Documents;
using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Names;

/// <summary>Names that no role word announces, met in running text.</summary>
public sealed class TaggedNamesTests
{
    [Theory]
    [InlineData("2025年3月2日上午，茆立青把两车沙倒在河边，被路过的村民拍下。", "茆立青")]
    [InlineData("货款三千元由岩罕叫转给对方，余款未付。", "岩罕叫")]
    [InlineData("随后扎西顿珠与两名同伴进山采药，次日返回。", "扎西顿珠")]
    [InlineData("经查，阿鲁木呷家的羊圈建在林地上，面积40平方米。", "阿鲁木呷")]
    [InlineData("该批货物系从买买提·吐尔逊处购进，未索取票据。", "买买提·吐尔逊")]
    [InlineData("当日在场的还有欧阳文静、司马俊二人，均未制止。", "司马俊")]
    [InlineData("李扎体开着拖拉机到了现场，把木料拉走。", "李扎体")]
    [Clause("GS-10-1")]
    public void Redact_NameInRunningText_IsHidden(string text, string name) => Assert.DoesNotContain(name, Masked(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("江川区、安宁市、和平路、王家桥、白云大道等地均已检查，马上整改，成本自负。")]
    [InlineData("现场发现白酒12瓶、牛肉干3袋、石斛2公斤、龙胆草一批，包装完好，温度正常。")]
    [InlineData("经复核，应当从轻处罚，于是任何单位不得借故拖延，全部费用由公司承担。")]
    [InlineData("华佗膏、聂耳路、杨善洲纪念林、白求恩医院均与本案无关。")]
    [InlineData("依照《中华人民共和国森林法》第七十六条，参照高新区管委会文件办理。")]
    [Clause("GS-09-3")]
    public void Redact_WordsThatLookLikeNames_Stay(string text) => Assert.Equal(text, Masked(text));

    [Fact]
    [Clause("GS-10-1")]
    public void Redact_ShortFormOfACompany_StaysWhileItsOwnerIsHidden()
    {
        var masked = Masked("当事人：昆明恒锐建材有限公司。恒锐建材的货车由茆立青驾驶，茆立青称恒锐建材未付运费。");

        Assert.DoesNotContain("茆立青", masked, StringComparison.Ordinal);
        Assert.Equal(2, masked.Split("恒锐建材的货车").Length);
        Assert.Contains("称恒锐建材未付运费", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("当事人：昆明欧阳文静商贸有限公司，法定代表人李国强。欧阳文静是李国强的妻子，由欧阳文静收款三万元。", "欧阳文静")]
    [InlineData("云南阿鲁木呷农业科技有限公司的羊由阿鲁木呷放养，2025年3月阿鲁木呷把羊赶进林地。", "阿鲁木呷")]
    [InlineData("昆明司马青云建材有限公司股东司马青云、何平将货款转给驾驶员。", "司马青云")]
    [InlineData("当事人：德钦扎西顿珠商贸有限公司，法定代表人李国强。随后扎西顿珠在送货单上签字，扎西顿珠称不知情。", "扎西顿珠")]
    [Clause("GS-10-1")]
    public void Redact_OwnerWhoseNameHisCompanyBears_IsHiddenOutsideItsName(string text, string name)
    {
        var masked = Masked(text);

        Assert.Equal(2, masked.Split(name).Length);
        Assert.Matches(name + "[^，。、]{2,8}公司", masked);
    }

    // Half of a number taken for a name would hide the other half from the verifier.
    [Theory]
    [InlineData("并处罚款2000元。，车架号：LSVGJ一KVJ19八八55１1，特此告知。", "LSVGJ")]
    [InlineData("设备编号：七八KIMJH92，型号ZHANG二0二。", "KIMJH")]
    [Clause("GS-10-2e")]
    public void Redact_LettersOfANumber_AreNobodysName(string text, string letters)
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());

        Assert.DoesNotContain(result.Findings, finding => finding.Kind is FindingKinds.Person && finding.Text.Contains(letters, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("当事人茆立青（以下简称“茆立青”）于2025年3月2日把两车沙倒在河边，茆立青未提出申辩。", "茆立青")]
    [InlineData("昆明恒锐建材有限公司员工茆立青（简称“立青”）把两车沙倒在河边，茆立青未提出申辩。", "茆立青")]
    [InlineData("昆明恒锐建材有限公司称“茆立青”是临时工。证人茆立青承认。", "茆立青")]
    [Clause("GS-10-1")]
    public void Redact_PersonCalledForShort_IsNoOrganisation(string text, string name) => Assert.DoesNotContain(name, Masked(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("当事人：昭通朝晖代理服务有限公司。时任朝晖代理经理的茆立青签字。", "时任朝晖代理经理")]
    [InlineData("当事人：昆明茆晖青贸易有限公司（统一社会信用代码：91530100MA6K000000，以下简称“茆晖青”）。茆晖青的货车由庾成海驾驶。", "茆晖青的货车")]
    [InlineData("收购方瑞澜技术（新加坡）有限公司（以下简称瑞澜）收购北辰光刻材料股份有限公司（以下简称北辰）股权。北辰于1998年注册，瑞澜在2004年注册。", "北辰于1998年注册,瑞澜在2004年注册")]
    [InlineData("当事人：京泽会计师事务所（特殊普通合伙）（以下简称京泽所），经办人庾成海。京泽所未勤勉尽责。", "京泽所未勤勉尽责")]
    [InlineData("当事人：京泽会计师事务所（特殊普通合伙）（以下均称京泽所），经办人庾成海。京泽所未勤勉尽责。", "京泽所未勤勉尽责")]
    [InlineData("当事人：昆明桑田食品产业有限公司。转让款付给桑田食品，桑田食品出具收条，经办人庾成海。", "付给桑田食品,桑田食品出具")]
    [Clause("GS-09-3")]
    public void Redact_ShortFormThatTheTextMakesKnown_Stays(string text, string stays) => Assert.Contains(stays.Replace(',', '，'), Masked(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("茆立青系该公司法定代表人、执行董事，经办人为庾成海。", true)]
    [InlineData("茆立青系该公司原法定代表人，经办人为庾成海。", false)]
    [InlineData("茆立青系该公司法定代表人之妻，经办人为庾成海。", false)]
    [InlineData("茆立青不是该公司法定代表人，经办人为庾成海。", false)]
    [InlineData("茆立青系该公司法定代表人、执行董事的司机，经办人为庾成海。", false)]
    [InlineData("举办者茆立青（法定代表人），经办人为庾成海。", true)]
    [InlineData("1.茆立青，昆明恒锐建材有限公司法定代表人、实际控制人；2.庾成海。", true)]
    [InlineData("第三人：茆立青，男，汉族，昆明恒锐建材有限公司（以下简称恒锐建材）法定代表人。经办人为庾成海。", true)]
    [InlineData("法定代表人：普光荣。又查明，茆立青（昆明恒锐建材有限公司法定代表人）到场，经办人为庾成海。", true)]
    [InlineData("茆立青（原法定代表人），经办人为庾成海。", false)]
    [InlineData("茆立青（昆明恒锐建材有限公司原法定代表人），经办人为庾成海。", false)]
    [InlineData("茆立青（法定代表人之妻），经办人为庾成海。", false)]
    [InlineData("茆立青，法定代表人为普光荣，经办人为庾成海。", false)]
    [InlineData("法定代表人（董事）：茆立青，经办人为庾成海。", true)]
    [InlineData("法定代表人（委托代理人）：茆立青，经办人为庾成海。", false)]
    [InlineData("法定代表人（授权代表）：茆立青，经办人为庾成海。", false)]
    [InlineData("法定代表人（或受托人）：茆立青，经办人为庾成海。", false)]
    [InlineData("股东会决议由茆立青担任该公司执行董事、法定代表人，经办人为庾成海。", true)]
    [InlineData("工商登记的法定代表人为庾成海之兄茆立青，但茆立青系退休工人。", true)]
    [InlineData("法定代表人茆立青的妻子庾成海到场，经办人为庾成海。", true)]
    [InlineData("茆立青，找到昆明恒锐建材有限公司法定代表人、股东，经办人为庾成海。", false)]
    [InlineData("茆立青认为是该公司法定代表人、股东庾成海安排的。", false)]
    [InlineData("法定代表人：普光荣。茆立青自称为该公司法定代表人、执行董事，经办人为庾成海。", false)]
    [Clause("GS-10-1")]
    public void Redact_CalledLegalRepresentativeBehindTheName_StaysOnlyWhereHeIsOne(string text, bool stays)
    {
        var masked = Masked(text);

        Assert.Equal(stays, masked.Contains("茆立青", StringComparison.Ordinal));
        Assert.DoesNotContain("庾成海", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("茆立青（案件审理组）、庾成海（工作组）参加会议。", "案件审理组")]
    [InlineData("款项支付施工队茆立青，剩余退回。", "施工队")]
    [Clause("GS-09-3")]
    public void Redact_GroupAtWorkBesideAName_IsNoHome(string text, string stays) => Assert.Contains(stays, Masked(text), StringComparison.Ordinal);

    private static string Masked(string text)
    {
        var result = LabelledText.Redactor.Redact(SourceDocument.FromText(text), new CaseFacts());
        foreach (var finding in result.Findings.Where(finding => finding.Replacement is not null).OrderByDescending(finding => finding.Start))
        {
            text = text[..finding.Start] + finding.Replacement + text[finding.End..];
        }

        return text;
    }
}
