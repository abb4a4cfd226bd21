using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Frame, engine, register and file numbers of vehicles and drivers.</summary>
public sealed class VehicleIdDetectorTests
{
    [Theory]
    [InlineData("车架号：{LSVAM218072E12345|vehicle_id}")]
    [InlineData("车辆识别代号/车架号：{LGWEF4A568KF12345|vehicle_id}")]
    [InlineData("发动机号{4G18-SDA1234|vehicle_id}")]
    [InlineData("发动机号码：{A12 345678|vehicle_id}")]
    [InlineData("一辆车（{LSVAM218072E12345|vehicle_id}）")]
    [InlineData("驾驶证号{530102197812053313|citizen_id}，档案编号{530100123456|vehicle_id}")]
    [InlineData("车架号 {LSVAM218072E12345|vehicle_id}、发动机号 {EA888 123456|vehicle_id}")]
    [InlineData("车架号：{L5XPCJLB7G8123456|vehicle_id}")]
    [InlineData("VIN：{LSVAM218072E12345|vehicle_id}")]
    [InlineData("准驾车型C1，档案编号：{530102345678|vehicle_id}")]
    [InlineData("车架号：{LSVAA49J132012345|vehicle_id}，发动机号：{A1234567|vehicle_id}")]
    [InlineData("三轮车无牌，车架号{LX8TCKPA1AF001234|vehicle_id}")]
    [InlineData("发动机号：{B123456|vehicle_id}，排量125")]
    [InlineData("驾驶证档案编号{530102345678|vehicle_id}")]
    [InlineData("车辆识别代号（车架号）：{LSVAA4182E2123456|vehicle_id}")]
    [InlineData("车架号/发动机号：{LSVAA4182E2123456/A1B23456|vehicle_id}")]
    [InlineData("车架：{LSVAA4182E2123456|vehicle_id}")]
    [InlineData("车架号：{L S V A A 4 1 8 2 E 2 1 2 3 4 5 6|vehicle_id}")]
    [InlineData("车牌号　车架号　　　　　　发动机号\n{云A12345|plate}　{LSVAA4182E2123456|vehicle_id}　{A123456|vehicle_id}")]
    [InlineData("轻型厢式货车（{LJ11KDBC4J1307726|vehicle_id}）超载")]
    [InlineData("（车辆登记编号{530018804401|vehicle_id}）")]
    [Clause("GS-10-2e")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("卷宗档案编号2023-0456")]
    [InlineData("发动机排量2771ml，功率85kW")]
    [InlineData("产品序列号LSVAM218172E12345")]
    [InlineData("样品（LSVAM218172E12345）送检")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
