import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emojiCodes, renderEmoji } from "../../../../src/features/conversation/text/emoji-codes.ts";
import { addressOf, findLinks, linkFacts } from "../../../../src/features/conversation/text/links.ts";
import { textParts } from "../../../../src/features/conversation/text/text-parts.ts";

const drawn = (text: string) => emojiCodes(text).map(({ emoji }) => emoji);
const links = (text: string) => findLinks(text).map(({ raw }) => raw);
const hosts = (text: string) => findLinks(text).map(({ href }) => linkFacts(href).host);

describe("[RD1] WeChat's faces", () => {
  test.each([
    ["好的[微笑]谢谢[抱拳]", ["🙂", "🙏"]],
    ["Thanks [Smile][TaiChi L]", ["🙂", "☯️"]],
    ["繁體[驚訝][掩面]", ["😮", "🤦"]],
    ["/::)/::'(/:,@-D/:|-)/:<W>/::|", ["🙂", "😭", "😊", "🥱", "🍉", "😳"]],
    ["收到/:ok", ["👌"]],
    ["[裂开][旺柴][Let Down]", ["😵‍💫", "🐶", "😔"]],
  ])("%j", (text, emoji) => expect(drawn(text)).toEqual(emoji));
  test.each(["[不是表情]", "[回头]", "a[0]", "路径/:okay", "12/:3", "【微笑】"])("%j stays text", (text) =>
    expect(drawn(text)).toEqual([]),
  );
  test("an emoji replaces its code in a list", () => {
    expect(renderEmoji("[草稿] 好的[OK]")).toBe("[草稿] 好的👌");
  });
});

describe("[RD2] links", () => {
  test.each([
    ["看https://example.com/a?b=1，谢谢", ["https://example.com/a?b=1"]],
    ["https://example.com/a这个", ["https://example.com/a"]],
    ["https://taobao.com谢谢", ["https://taobao.com"]],
    ["在www.example.com买的", ["www.example.com"]],
    ["（http://example.com/x）", ["http://example.com/x"]],
    ["https://例子.中国/路", ["https://例子.中国/"]],
    ["https://a.com/\u202Egnp.exe", ["https://a.com/"]],
    ["两个 https://a.com https://b.com/c.", ["https://a.com", "https://b.com/c"]],
  ])("%j", (text, found) => expect(links(text)).toEqual(found));
  test.each([
    "javascript:alert(1)",
    "data:text/html,<b>x</b>",
    "a@b.com",
    "example.com",
    "//example.com",
    "ftp://example.com",
    "订单 1.2.3",
    "https://localhost/x",
    "https://",
  ])("%j is no link", (text) => expect(links(text)).toEqual([]));
  test("only web addresses are addresses", () => {
    expect(addressOf("example.com/a")).toBe("https://example.com/a");
    expect(addressOf("javascript:alert(1)")).toBeNull();
    expect(addressOf("not an address")).toBeNull();
  });
});

describe("[RD2] facts about a link", () => {
  test("the host is the one that is requested, whatever precedes it", () => {
    expect(hosts("https://weixin.qq.com.evil.example/login")).toEqual(["weixin.qq.com.evil.example"]);
    expect(linkFacts("https://weixin.qq.com@evil.example/")).toEqual({
      host: "evil.example",
      doubts: ["name_in_front"],
    });
  });
  test("letters of another script are written in punycode", () => {
    const href = addressOf("https://аррӏе.com/") as string;
    expect(linkFacts(href)).toEqual({ host: "xn--80ak6aa92e.com", doubts: ["foreign_letters"] });
  });
  test("an IP address and missing encryption are reported", () => {
    expect(linkFacts("http://203.0.113.7:8080/")).toEqual({
      host: "203.0.113.7:8080",
      doubts: ["number", "not_encrypted"],
    });
  });
});

describe("[RD1] [PU5] the parts, joined, are the text byte for byte", () => {
  const pieces = fc.constantFrom(
    "[微笑]",
    "/::)",
    "https://a.com/b",
    "www.b.cn",
    "谢谢",
    " ",
    "\n",
    "\u202E",
    "<b>",
    "[",
    "/:",
  );
  test("for any text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: anyCharacter, maxLength: 3 })), { maxLength: 12 }),
        (parts) => {
          const text = parts.join("");
          expect(
            textParts(text)
              .map((p) => p.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
  test("a code inside an address belongs to the address", () => {
    expect(textParts("https://a.com/:ok").map((p) => p.kind)).toEqual(["link"]);
  });
});
