using Disclosure.Redactor.Findings;
using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Nondisclosure.Rules;

[Clause("GS-11-2c")]
[Clause("LAW-XXGK-15")]
public sealed class PrivacyRuleTests
{
    [Theory]
    [InlineData("经查，该足浴店容留他人卖淫，现场查获涉案人员四名。")]
    [InlineData("当事人对女职工实施性骚扰，公司未采取预防措施。")]
    [InlineData("诊所将患者孙某确诊感染的情况发在群聊中。")]
    [InlineData("当事人无资质为孕妇周某实施终止妊娠手术。")]
    [InlineData("驾驶员田某吸毒后驾驶出租汽车。")]
    [InlineData("当事人未经同意公开艾滋病病人的住址。")]
    [InlineData("该机构组织代孕，收取费用六十万元。")]
    [InlineData("因邻里婚姻纠纷引发，双方为离婚财产发生争执。")]
    [InlineData("案由：擅自查阅他人病历")]
    [InlineData("美容院为顾客王某手术后，顾客被诊断为败血症。")]
    [InlineData("员工将三万条用户信息出售给贷款中介。")]
    [InlineData("当事人在宾馆房间安装摄像头，拍摄不雅视频。")]
    public void Accepts_CaseAboutIntimateLife(string text) => RuleCase.Accepts("GS-11-2c", Outcome.Hold, text);

    [Theory]
    [InlineData("本决定未涉及个人隐私，予以公示。")]
    [InlineData("旅馆业经营者不得容留卖淫、赌博。")]
    [InlineData("未在醒目位置张贴禁止吸毒标识。")]
    [InlineData("当事人销售未经注册的梅毒检测试剂二十盒。")]
    [InlineData("当事人在市场外占道收养流浪犬，影响市容。")]
    [InlineData("依据《艾滋病防治条例》第五十五条，责令改正。")]
    [InlineData("当事人销售的处方药用于治疗慢性病和病毒性病症，购药者共十二人。")]
    [InlineData("该批鸡感染禽流感等烈性病，已全部扑杀，无出血性病变者一并处理。")]
    [InlineData("申请人无吸毒记录，无危险驾驶犯罪记录，准予核发从业资格证。")]
    [InlineData("当事人：昆明市五华区良缘婚姻介绍所，未按规定明码标价。")]
    [InlineData("牲畜经兽医诊断为口蹄疫，责令扑杀。")]
    [InlineData("汽车修理厂未出具故障诊断单。")]
    [InlineData("该诊所未在门诊日志中登记患者姓名。")]
    [InlineData("泄露个人隐私的，依法承担民事责任。")]
    public void Rejects_WordsAboutOtherThings(string text) => RuleCase.Rejects("GS-11-2c", text);

    [Theory]
    [InlineData("该店容留他人卖　淫。")]
    [InlineData("该店容留他人賣淫。")]
    [InlineData("该店容留他人卖\n淫。")]
    [InlineData("该店容留他人卖\u200D淫。")]
    [InlineData("患者被检出 ＨＩＶ 感染。")]
    public void Accepts_DisguisedWords(string text) => RuleCase.Accepts("GS-11-2c", Outcome.Hold, text);
}
