#!/usr/bin/env python3
"""Remakes tests/Search.Tests/Segmentation/Data/reference-cuts.jsonl: invented texts and how jieba 0.42.1 cuts them.

needs: apt-get install python3-jieba
usage: /usr/bin/python3 tools/search/make-reference-cuts.py [OUT]

A line: {"text", "cut": jieba.lcut, "search": jieba.lcut_for_search}. Names, numbers and events are invented. The same run gives the same file.
"""
import json, os, random, sys
import jieba

assert jieba.__version__ == '0.42.1', jieba.__version__
jieba.setLogLevel(60)
out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '../../tests/Search.Tests/Segmentation/Data/reference-cuts.jsonl')
r = random.Random(20260930)
pick = r.choice

PLACES = ['楚雄市', '双柏县', '牟定县', '南华县', '姚安县', '大姚县', '永仁县', '元谋县', '武定县', '禄丰市', '景洪市', '勐海县', '瑞丽市', '香格里拉市', '澜沧拉祜族自治县']
AGENCIES = ['市场监督管理局', '卫生健康局', '生态环境局', '交通运输综合行政执法大队', '自然资源局', '农业农村局', '应急管理局', '文化和旅游局', '城市管理综合行政执法局']
PEOPLE = ['岩温罕', '玉应香', '阿普俄木', '李崇德', '普光荣', '刀秀芝', '罗绍武', '和丽琼', '扎西顿珠', '马文骏', '欧阳雪峰', '杞自强', '木呷尔古', '排勒弄', '赵·阿合买提']
FIRMS = ['滇彩云食品商行', '鹿鸣大药房连锁有限公司', '金沙江砂石料厂', '彝人小镇餐饮服务部', '红土高原种业有限责任公司', '苍洱快修汽车维修店', '云岭畜牧养殖专业合作社', '翠湖畔KTV', '小河底水电站', 'A+教育咨询中心']
ACTS = ['销售超过保质期的预包装食品', '未取得医疗机构执业许可证擅自开展诊疗活动', '通过暗管排放水污染物', '未经许可擅自从事道路客运经营', '未经批准非法占用土地建设房屋', '生产经营标签含有虚假内容的种子', '未对从业人员进行安全生产教育和培训', '未经竣工验收擅自投入使用', '无证经营烟花爆竹', '发布虚假广告误导消费者', '使用未经检验的特种设备', '将危险废物混入生活垃圾中贮存']
LAWS = ['《中华人民共和国食品安全法》第五十四条第一款', '《中华人民共和国行政处罚法》第二十八条', '《医疗机构管理条例》第二十四条', '《中华人民共和国水污染防治法》第三十九条', '《中华人民共和国道路运输条例》第六十三条', '《云南省城乡规划条例》第四十一条', '《种子法》第四十九条', '《安全生产法》第九十七条第（三）项']
FACTS = ['执法人员在现场检查时发现货架上摆放有{n}瓶“{b}”牌酱油，生产日期为{d}，保质期十二个月，已超过保质期{n}天。', '经查，当事人于{d}起在{p}租用民房一间，购置牙科综合治疗机2台，为患者拔牙、镶牙，收取费用{m}元，违法所得无法准确计算。', '现场取样检测结果显示化学需氧量为{n}.5mg/L，超过《污水综合排放标准》（GB 8978-1996）一级标准限值{n}%。', '当事人驾驶云E·{n}K5小型普通客车，搭载乘客{n}人由{p}驶往昆明南站，每人收取车费{n}元，未能出示有效的道路运输证。', '经测量，该建筑物为砖混结构二层，占地面积{n}.36平方米，建筑面积{m}㎡，其中占用永久基本农田12.08平方米。', '另查明，当事人曾因同一违法行为于{d}被责令改正，逾期未改正；又查，其电子邮箱 abc_{n}@example.com 已停用。', '当事人陈述：产品和服务均由上级经销商提供，和尚未结算的货款无关，乒乓球拍卖完了以后就没有再进货。', '案涉货值金额合计{m}元，其中已售出{n}件，销售单价58.80元/件，库存{n}件，均已先行登记保存。', '办案人员对仓库进行了拍照、录像，制作现场笔录1份、询问笔录3份，提取销售台账12页、微信转账截图{n}张。', '检验报告（编号：YN-2026-{n}/B）载明：菌落总数、大肠菌群项目不符合GB 7099—2015要求，检验结论为不合格。']
ENDS = ['当事人的上述行为违反了{l}的规定。依据{l}的规定，决定给予如下行政处罚：一、没收违法所得{m}元；二、处以罚款人民币{m}元（大写：伍仟元整）。', '鉴于当事人积极配合调查，主动消除危害后果，且系初次违法，危害后果轻微并及时改正，根据{l}，决定不予行政处罚。', '如不服本决定，可以自收到本决定书之日起六十日内向{p}人民政府申请行政复议，也可以在六个月内依法向人民法院提起行政诉讼。', '当事人应当自收到本决定书之日起十五日内，将罚款缴至指定银行；到期不缴纳的，每日按罚款数额的百分之三加处罚款。', '逾期不履行行政处罚决定的，本机关将依法申请人民法院强制执行。']
BRANDS = ['老拨云堂', '三无', '白龙潭', '摩登罗汉', '大救驾']


def fill(s):
    return s.format(n=r.randint(2, 97), m=pick(['5000', '12,800.50', '3.6万', '860', '29304']), d='%d年%d月%d日' % (r.randint(2023, 2026), r.randint(1, 12), r.randint(1, 28)), p=pick(PLACES), l=pick(LAWS), b=pick(BRANDS))


def decision():
    place, agency, firm, person = pick(PLACES), pick(AGENCIES), pick(FIRMS), pick(PEOPLE)
    lines = [place + agency + '行政处罚决定书',
             '%s%s罚〔%d〕%d号' % (pick('云楚双元武瑞'), pick(['市监', '卫健', '环', '交', '农', '应急']), r.randint(2023, 2026), r.randint(1, 300)),
             '当事人：%s%s；法定代表人：%s；住所：%s%s路%d号。' % (place, firm, person, place, pick(['鹿城南', '永安', '环城东', '茶马']), r.randint(1, 400)),
             '%s，本机关接到群众举报，反映%s涉嫌%s。' % (fill('{d}'), firm, pick(ACTS))]
    lines += [fill(f) for f in r.sample(FACTS, 4)]
    lines += ['上述事实，有现场笔录、%s的询问笔录、证人%s的证言、照片、鉴定意见等证据为证。' % (person, pick(PEOPLE))]
    lines += [fill(e) for e in r.sample(ENDS, 2)]
    lines += [place + agency, fill('{d}')]
    return pick(['\n', '\n', '\r\n', '\n　　']).join(lines)


EDGES = ['', ' ', '\n', '\r\n\r', '。', 'a', '1', '3.14', '3.', '.5%', '50.5%以上', 'GB/T 19001-2016《质量管理体系》', 'v1.2.3-beta+5', 'C++与C#的区别', 'AT&T公司', 'T恤和B超', '卡拉OK厅', '一一一一一一', '的的的',
         '行政处罚法行政处罚法', '㐀㐁𠀀𠮷野家', '👨‍👩‍👧家庭', '龘靐齉', '龦龧龨', '〇一二〇', '２０２６年第５号', 'ＡＢＣ公司', '國務院關於加強監督的決定', '「三無」產品', '研究生命起源', '南京市长江大桥', '他来到了网易杭研大厦',
         '小明硕士毕业于中国科学院计算所', '结婚的和尚未结婚的', '乒乓球拍卖完了', '工信处女干事每月经过下属科室', '\u00a0\u2003全角　空格\ttab', 'a.b.c', '1.5.3', '100%%', '--', '_-_', 'A座B座', '#1楼', '50-60%', '张三、李四（王五）', '云E·12345',
         '\u3007\u4e00\u9fa5\u9fd5\u9fd6', '0.5mg/kg', '5,000元', '第（三）项', '“引号”‘单引’', '…………', '——', '℃㎡①Ⅲ', 'é à ü naïve', 'Привет мир', 'ᥖᥭᥰ傣', 'ꆈꌠ彝', 'བོད藏', '\ud7ff\ue000\ufffd', '一', '罚', '岩温', '依法', '不依不饶', '本院认为']
texts = EDGES + [decision() for _ in range(48)]
with open(out, 'w', encoding='utf-8', newline='\n') as f:
    for text in texts:
        f.write(json.dumps({'text': text, 'cut': jieba.lcut(text), 'search': jieba.lcut_for_search(text)}, ensure_ascii=False) + '\n')
print(len(texts), 'texts,', sum(map(len, texts)), 'characters,', os.path.getsize(out), 'bytes')
