import { describe, expect, it } from "vitest";
import type { ConductMatch, ConductRule } from "../src/domain/conduct-rule.ts";
import { type LureId, lureIds } from "../src/domain/conduct-rule.ts";
import type { ConductRuleId } from "../src/domain/ids.ts";
import { checkOutbound, outboundTextsOf } from "../src/domain/outbound-guard.ts";
import { conductRuleBody, newConductRuleBody } from "../src/protocol/conduct-rules-schema.ts";

const rule = (match: ConductMatch, change: Partial<ConductRule> = {}): ConductRule => ({
  id: match.kind as ConductRuleId,
  name: match.kind,
  action: "block",
  on: true,
  match,
  ...change,
});
const words = (...list: string[]): ConductMatch => ({ kind: "words", words: list });
const links = (...allowed: string[]): ConductMatch => ({ kind: "links", allowed });

const hitsOf = (match: ConductMatch, text: string): string[] =>
  checkOutbound([rule(match)], text).map(({ from, to }) => text.slice(from, to));

describe("words", () => {
  it.each([
    ["微信", "加我微信", "微信"],
    ["微信", "加我 微 信 吧", "微 信"],
    ["微信", "微\n信", "微\n信"],
    ["微信", "微\u200b\u2060信", "微\u200b\u2060信"],
    ["vip", "ＶＩＰ专享", "ＶＩＰ"],
    ["ＶＩＰ", "a ViP.", "ViP"],
    ["free gift", "a FREEGIFT", "FREEGIFT"],
    ["fuck", "f u c k you", "f u c k"],
    ["hell", "go to hell.", "hell"],
    ["VX", "加VX123", "VX"],
    ["ガス", "ｶﾞｽ", "ｶﾞｽ"],
    ["café", "cafe\u0301!", "cafe\u0301"],
    ["100", "①00", "①00"],
    ["👍🏻", "好👍🏻", "👍🏻"],
    ["傻", "👍傻", "傻"],
  ])("[CD2] the word %j hits in %j", (word, text, part) => {
    expect(hitsOf(words(word), text)).toEqual([part]);
  });

  it.each([
    ["hell", "hello"],
    ["hell", "shell"],
    ["ass", "the class"],
    ["ass", "класс"],
    ["999", "订单 20219991"],
    ["か", "か\u3099"],
    ["微信", "微笑信任"],
    ["微信", ""],
  ])("[CD2] the word %j does not hit in %j", (word, text) => {
    expect(hitsOf(words(word), text)).toEqual([]);
  });

  it("[CD2] marks every place of a rule's words, and the longest word at each", () => {
    expect(hitsOf(words("最低", "最低价", "私聊"), "最低价！私聊，最低")).toEqual(["最低价", "私聊", "最低"]);
    expect(hitsOf(words("ab ab", "ba"), "abab")).toEqual(["abab"]);
  });
});

describe("phone numbers", () => {
  it.each([
    ["请拨打13800138000", "13800138000"],
    ["138-0013-8000", "138-0013-8000"],
    ["138.0013.8000", "138.0013.8000"],
    ["138 0013 8000", "138 0013 8000"],
    ["1 3 8 0 0 1 3 8 0 0 0", "1 3 8 0 0 1 3 8 0 0 0"],
    ["１３８００１３８０００", "１３８００１３８０００"],
    ["+86 138 0013 8000", "+86 138 0013 8000"],
    ["＋８６－１３８００１３８０００", "＋８６－１３８００１３８０００"],
    ["0086 13800138000", "0086 13800138000"],
    ["8613800138000", "8613800138000"],
    ["138\u200b0013\u200b8000", "138\u200b0013\u200b8000"],
    ["电话13800138000，2件", "13800138000"],
    ["Call 13800138000.", "13800138000"],
    ["010-88888888", "010-88888888"],
    ["(010) 8888 8888", "(010) 8888 8888"],
    ["0755-26741234", "0755-26741234"],
    ["02188888888", "02188888888"],
    ["0371-6666666", "0371-6666666"],
    ["+86 10 8888 8888", "+86 10 8888 8888"],
    ["400-820-8820", "400-820-8820"],
    ["4008208820", "4008208820"],
    ["800 810 8888", "800 810 8888"],
    ['<a href="tel:13800138000">', "13800138000"],
  ])("[CD2] a phone number hits: %s", (text, part) => {
    expect(hitsOf({ kind: "phone_numbers" }, text)).toEqual([part]);
  });

  it.each([
    "订单号 202111380013800",
    "订单号202612011380013800012",
    "单号 2021-13800138000",
    "¥13800138000",
    "合计 13800138000.00 元",
    "4001234567元",
    "12345678901",
    "138001380001",
    "1380013800",
    "2026-12-01 10:30",
    "尺码 1 3 5 7 9 11 13 15 17",
    "价格 1399 元，满 4000 减 100",
    "https://shop.example.com/item/13800138000",
    "SF1380013800012",
    "95588",
    "1 350 013 8000",
  ])("[CD2] no phone number: %s", (text) => {
    expect(hitsOf({ kind: "phone_numbers" }, text)).toEqual([]);
  });
});

describe("e-mail addresses", () => {
  it.each([
    ["发到 zhang.san+a@qq.com 吧", "zhang.san+a@qq.com"],
    ["Ａ＠ｑｑ．ｃｏｍ", "Ａ＠ｑｑ．ｃｏｍ"],
    ["abc @ 163.com", "abc @ 163.com"],
    ["a@mail.example.co.uk。", "a@mail.example.co.uk"],
    [`${"a".repeat(100)}@b.com`, `${"a".repeat(64)}@b.com`],
  ])("[CD2] an e-mail address hits: %s", (text, part) => {
    expect(hitsOf({ kind: "email_addresses" }, text)).toEqual([part]);
  });
  it.each(["@客服 在吗", "a@b", "3@5.5", "meet @ 12. Then"])("[CD2] no e-mail address: %s", (text) => {
    expect(hitsOf({ kind: "email_addresses" }, text)).toEqual([]);
  });
});

describe("links", () => {
  it.each([
    ["看 https://evil.example/a?b=1，谢谢", "https://evil.example/a?b=1，谢谢".slice(0, 26)],
    ["ＨＴＴＰＳ://ｅｖｉｌ.com", "ＨＴＴＰＳ://ｅｖｉｌ.com"],
    ["evil.com看看", "evil.com"],
    ["www.evil.cn/path", "www.evil.cn"],
    ["e\u200bvil.com", "e\u200bvil.com"],
    ["t.me/abc", "t.me"],
    ["//evil.com", "evil.com"],
    ["ftp://evil.com", "evil.com"],
    ['<a href="https://evil.com/x">看</a>', "https://evil.com/x"],
    ['<a href="x">evil.com</a>', "evil.com"],
    ["https://shop.com@evil.com/", "https://shop.com@evil.com/"],
    ["https://shop.com.evil.net", "https://shop.com.evil.net"],
    ["https://evil.com\\@shop.com", "https://evil.com"],
    ["notshop.com", "notshop.com"],
    ["https://1.2.3.4/", "https://1.2.3.4/"],
    ["http://localhost", "http://localhost"],
    ["例子.中国", "例子.中国"],
    ["_evil.com", "evil.com"],
    ["..evil.com", "evil.com"],
    ["evil。com", "evil。com"],
    ["evil . com", "evil . com"],
    ["https://例子.中国", "https://"],
  ])("[CD2] a link outside the list hits: %s", (text, part) => {
    expect(hitsOf(links("shop.com"), text)[0]).toBe(part);
  });

  it.each([
    "https://shop.com/a",
    "https://m.shop.com:8443/a?x=evil.com",
    "HTTPS://SHOP.COM.",
    "https://shop.com，https://a.shop.com/b",
    "shop.com",
    "a.b.shop.com/x",
    '<a href="https://shop.com">shop.com</a>',
    "发到 a@evil.com",
    "发到 a@mail.evil.com",
    "shop。com",
    "my-shop.com.shop.com",
    "Thanks. Net weight 5 kg",
    "zhang.com@qq",
    "价格 1.5 元",
    "v1.2.3",
    "谢谢.好的",
    "Thanks.It is",
    "node.js",
    "12.5kg",
  ])("[CD2] no link outside the list: %s", (text) => {
    expect(hitsOf(links("shop.com"), text)).toEqual([]);
  });

  it("[CD2] a host in the list allows its subdomains, and no list allows none", () => {
    expect(hitsOf(links(), "shop.com")).toEqual(["shop.com"]);
    expect(hitsOf(links("m.shop.com"), "shop.com m.shop.com")).toEqual(["shop.com"]);
  });

  it("[CD2] the place of the rating link is no link", () => {
    expect(hitsOf(links(), "请评价：{{link}} [评价链接]")).toEqual([]);
  });
});

describe("WeChat ids", () => {
  it.each([
    ["微信：abc_12345", "微信：abc_12345"],
    ["微信号 zhangsan", "微信号 zhangsan"],
    ["我的微信是zs13800", "微信是zs13800"],
    ["微 信 abc12345", "微 信 abc12345"],
    ["VX abc12345", "VX abc12345"],
    ["vxabc12345", "vxabc12345"],
    ["ｗｘ：ＡＢＣ１２３４５", "ｗｘ：ＡＢＣ１２３４５"],
    ["加V：zhangsan8", "加V：zhangsan8"],
    ["+v zhangsan8", "+v zhangsan8"],
    ["薇❤️：abc8888", "薇❤️：abc8888"],
    ["V：abc888888", "V：abc888888"],
    ["微信同号 13800138000", "微信同号 13800138000"],
    ["手机13800138000同微", "13800138000同微"],
    ["加我薇信 zs-88888", "薇信 zs-88888"],
    ["My WeChat id is zhangsan8", "WeChat id is zhangsan8"],
    ["wechat: zhangsan", "wechat: zhangsan"],
    ["微信13800138000", "微信13800138000"],
    ["加微 138 0013 8000", "加微 138 0013 8000"],
    ["13800138000（微信同号）", "13800138000（微信同号"],
  ])("[CD2] a WeChat id next to its cue hits: %s", (text, part) => {
    expect(hitsOf({ kind: "wechat_ids" }, text)).toEqual([part]);
  });
  it.each([
    "abc_12345",
    "微信支付",
    "微信 Android 版本",
    "WeChat Pay is supported",
    "微信：abc",
    "请用微信扫码",
    "wxd678ef5671677890",
    "13800138000",
    "微信 a@example.com",
    "VIP zhangsan8",
    "加VIP12345",
  ])("[CD2] no WeChat id: %s", (text) => {
    expect(hitsOf({ kind: "wechat_ids" }, text)).toEqual([]);
  });
});

const lured: Record<LureId, string[]> = {
  reply_to_keep_open: [
    "请您回复任意数字，以便我们继续为您服务",
    "麻烦回复1保持会话",
    "回 复「1」，避免窗口关闭",
    "48小时内回复任意內容",
    "扣1继续聊",
    "为避免会话关闭，请您随便回复一句话",
    "Please reply with any number to keep the chat open",
    "Reply 1 to continue the conversation",
  ],
  reply_for_reward: [
    "回复1领取优惠券",
    "回覆數字1領紅包",
    "回复关键词“福利”领礼品",
    'Reply "1" to get a coupon',
  ],
  click_to_keep_open: [
    "请再点击一下下方按钮继续聊天",
    "重新进入客服會話以便繼續溝通",
    "Click the button again to keep chatting",
  ],
  share_for_reward: [
    "转发给3个好友即可领取红包",
    "分享到朋友圈，免费领礼品",
    "Share with friends to get a free gift",
  ],
  follow_for_reward: ["关注公众号领取优惠券", "加企业微信送福利", "Follow us on WeChat to get a coupon"],
  review_for_reward: ["五星好评返现5元", "好評送紅包", "Leave a 5-star review and get a gift"],
  exaggerated_claims: ["全网最低价", "100%有效", "穩賺不賠", "Guaranteed profit"],
};

describe("lures", () => {
  it.each(lureIds.flatMap((id) => lured[id].map((text): [LureId, string] => [id, text])))(
    "[CD2] %s hits: %s",
    (id, text) => {
      expect(hitsOf({ kind: "lures", lures: [id] }, text)).not.toEqual([]);
    },
  );

  it.each([
    "您回复后我们会尽快处理",
    "请回复您的订单号",
    "请回复收货地址，我们继续为您处理",
    "回复1查询物流",
    "点击按钮查看订单",
    "请点击「申请退款」继续申请",
    "已为您转发给仓库",
    "您可以转发给朋友代付",
    "请关注物流信息",
    "正在为您加急处理，稍后联系您",
    "感谢您的好评",
    "好评率很高，值得信赖，送货也快",
    "退回1件即可，避免超时",
    "会扣1元手续费，否则无法继续服务",
    "您可以回复在哪里购买的，以便我们继续为您服务",
    "请点击链接填写电话，方便我们联系您",
    "加急处理，客服会尽快联系您",
    "进入店铺可以查看优惠券",
    "推荐您送朋友的话选礼盒装",
    "Add this to your cart to get a discount",
    "优惠券已发放到您的账户",
    "这款是店里最受欢迎的",
    "You can reply with your order number",
    "Click the order to see its details",
    "Please follow the instructions to get your refund",
    "稍等，我继续为您查询",
    "您好，请问有什么可以帮您？",
  ])("[CD2] no lure: %s", (text) => {
    expect(hitsOf({ kind: "lures", lures: [...lureIds] }, text)).toEqual([]);
  });

  it("[CD2] only the lures of the rule hit", () => {
    const text = "回复1领取优惠券";
    expect(hitsOf({ kind: "lures", lures: ["reply_for_reward"] }, text)).toEqual([text]);
    expect(hitsOf({ kind: "lures", lures: ["share_for_reward"] }, text)).toEqual([]);
  });
});

describe("the guard", () => {
  it("[CD2] names the rule, its action and the place in the original text", () => {
    const rules = [
      rule({ kind: "phone_numbers" }, { name: "电话", action: "warn" }),
      rule(words("私下"), { name: "私下交易" }),
    ];
    expect(checkOutbound(rules, "👍私 下打 138-0013-8000")).toEqual([
      { ruleId: "phone_numbers", name: "电话", action: "warn", from: 7, to: 20 },
      { ruleId: "words", name: "私下交易", action: "block", from: 2, to: 5 },
    ]);
  });

  it("[CD2] ignores a rule that is off", () => {
    expect(checkOutbound([rule(words("微信"), { on: false })], "微信")).toEqual([]);
  });

  it("[CD2] reads the title, description and address of a link, and the title of a card", () => {
    const link = {
      title: "标题",
      description: "说明",
      url: "https://a.example",
      thumbUrl: "https://b.example",
    };
    const card = { title: "卡片", appId: "wx1", pagePath: "p", cover: null };
    expect(outboundTextsOf({ type: "text", text: "文字" })).toEqual(["文字"]);
    expect(outboundTextsOf({ type: "link", link } as never)).toEqual(["标题", "说明", "https://a.example"]);
    expect(outboundTextsOf({ type: "miniprogrampage", card } as never)).toEqual(["卡片"]);
    expect(outboundTextsOf({ type: "image" } as never)).toEqual([]);
  });
});

describe("the body of a rule", () => {
  const body = (change: object) =>
    newConductRuleBody.safeParse({ name: "外链", action: "warn", match: words("微信"), ...change });

  it("[CD1] a rule has a name, an action and what it matches; it is on", () => {
    expect(body({}).data).toEqual({ name: "外链", action: "warn", on: true, match: words("微信") });
    expect(body({ match: links(" Shop.COM ") }).data?.match).toEqual(links("shop.com"));
    expect(conductRuleBody.parse({ on: false })).toEqual({ on: false });
  });

  it.each<[string, object]>([
    ["a blank name", { name: " " }],
    ["a long name", { name: "字".repeat(31) }],
    ["another action", { action: "delete" }],
    ["no word", { match: words() }],
    ["51 words", { match: words(...Array(51).fill("a")) }],
    ["a long word", { match: words("字".repeat(31)) }],
    ["a word that cannot be seen", { match: words("\u2060 ") }],
    ["an address as a host", { match: links("https://shop.com") }],
    ["a host with a path", { match: links("shop.com/a") }],
    ["a wildcard", { match: links("*.shop.com") }],
    ["51 hosts", { match: links(...Array(51).fill("shop.com")) }],
    ["no lure", { match: { kind: "lures", lures: [] } }],
    ["an unknown lure", { match: { kind: "lures", lures: ["x"] } }],
    ["a regular expression", { match: { kind: "regex", pattern: "a+" } }],
  ])("[CD1] %s is refused", (_, change) => {
    expect(body(change).success).toBe(false);
  });
});
