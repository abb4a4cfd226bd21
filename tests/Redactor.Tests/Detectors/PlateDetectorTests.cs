using Disclosure.TestKit;

namespace Disclosure.Redactor.Tests.Detectors;

/// <summary>Registration plates, and words that only look like them.</summary>
public sealed class PlateDetectorTests
{
    [Theory]
    [InlineData("驾驶{云A12345|plate}号车")]
    [InlineData("车牌号为{云A·D12345|plate}")]
    [InlineData("{云a·12b45|plate}（小写）")]
    [InlineData("号牌号码{云ADF1234|plate}")]
    [InlineData("{云A 1234 5|plate}")]
    [InlineData("{云A-12345|plate}")]
    [InlineData("{云A.12345|plate}")]
    [InlineData("{云A1234挂|plate}")]
    [InlineData("{云A1234学|plate}")]
    [InlineData("{云A0012警|plate}")]
    [InlineData("{粤ZAB12港|plate}")]
    [InlineData("车牌{云A临12345|plate}")]
    [InlineData("车号{云05-12345|plate}")]
    [InlineData("拖拉机号牌{云05 12345|plate}")]
    [InlineData("电动自行车号牌：{昆明A123456|plate}")]
    [InlineData("武警{WJ云1234X|plate}")]
    [InlineData("号牌为{云Ａ１２３４５|plate}")]
    [InlineData("驾驶{云A12345|plate}学习")]
    [InlineData("{云J7F263|plate} 超限运输车辆")]
    [InlineData("{云A12345|plate}号车、{云AB1234|plate}号车")]
    [InlineData("驾驶{云A12345|plate}、{云B67890|plate}")]
    [InlineData("所有的{云AD12345|plate}（绿牌）")]
    [InlineData("{云A　12345|plate}")]
    [InlineData("号牌：{云A12345|plate}（黄色）")]
    [InlineData("{云A12345|plate}/{云A1234挂|plate}")]
    [InlineData("{桂A·12345|plate}大货车")]
    [InlineData("{晋Ｂ１２３４５|plate}")]
    [InlineData("{贵C12B45|plate}")]
    [InlineData("电动车牌照：{昆明 0123456|plate}")]
    [InlineData("号牌{云 M 1 2 3 4 5|plate}、{云M12345|plate} 6吨货车")]
    [InlineData("驾驶{云A·12345|plate}、{云AD12345|plate}、{粤Z1234港|plate}三车")]
    [Clause("GS-10-2e")]
    public void Detect_Value_FindsExactBounds(string marked) => NumberRows.Assert(marked);

    [Theory]
    [InlineData("云南A级景区5个")]
    [InlineData("川A4纸5包")]
    [InlineData("京ICP备12345678号")]
    [InlineData("粤B2-20180045")]
    [InlineData("新A区12345号铺面")]
    [InlineData("新B1楼2层305室")]
    [InlineData("云C2023-001号文件")]
    [InlineData("青B级防火材料")]
    [InlineData("车辆类型：重型自卸货车（号牌种类：02）")]
    [InlineData("无号牌摩托车1辆")]
    public void Detect_NearMiss_HidesNothing(string marked) => NumberRows.Assert(marked);
}
