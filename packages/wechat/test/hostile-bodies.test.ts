import { describe, expect, test } from "vitest";
import { parsePush } from "../src/push.ts";
import { timed } from "./timed.ts";

const HEAD =
  "<ToUserName>gh</ToUserName><FromUserName>o</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>";
const xml = (content: string) => `<xml>${HEAD}<MsgId>1</MsgId>${content}</xml>`;
const json = (content: string) =>
  `{"ToUserName":"gh","FromUserName":"o","CreateTime":1,"MsgType":"text","MsgId":1,${content}}`;

function parseSoon(text: string, format: "json" | "xml") {
  const [push, ms] = timed(() => parsePush(text, format));
  expect(ms).toBeLessThan(1000);
  return push;
}

describe("hostile XML", () => {
  test.each<[string, string]>([
    [
      "an external entity",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml("<Content>&e;</Content>")}`,
    ],
    ["an external DTD", `<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">${xml("<Content>x</Content>")}`],
    [
      "a billion laughs",
      `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${xml("<Content>&b;</Content>")}`,
    ],
    ["a DOCTYPE in lower case", `<!doctype x>${xml("<Content>x</Content>")}`],
    ["a DOCTYPE before CDATA", `<!DOCTYPE x [<!ENTITY e "x">]>${xml("<Content><![CDATA[x]]></Content>")}`],
    ["a comment", xml("<!-- x --><Content>x</Content>")],
    ["a comment before CDATA", xml("<!-- x --><Content><![CDATA[x]]></Content>")],
    ["CDATA that never ends", xml("<Content><![CDATA[x</Content>")],
    ["many CDATA that never end", "<![CDATA[".repeat(28_000)],
    ["nesting over 8", xml(`<Content>${"<a>".repeat(9)}x${"</a>".repeat(9)}</Content>`)],
    ["nesting over 8 beside Content", xml(`<Content>x</Content>${"<a>".repeat(9)}${"</a>".repeat(9)}`)],
    ["nesting as deep as it fits", "<a>".repeat(80_000)],
    ["more tags than any push has", xml(`<Content>x</Content>${"<a/>".repeat(2_001)}`)],
    ["elements inside Content", xml("<Content><b>x</b></Content>")],
    ["Content twice", xml("<Content>a</Content><Content>b</Content>")],
    ["tags that do not match", xml("<Content>x</Contents>")],
    ["two roots", `${xml("<Content>x</Content>")}${xml("<Content>y</Content>")}`],
    ["another root", xml("<Content>x</Content>").replaceAll("xml>", "html>")],
    ["more attributes than any push has", `<xml ${"a='b' ".repeat(40_000)}>${HEAD}</xml>`],
    ["more text outside CDATA than any push has", xml(`<Content>${"&amp;".repeat(16_000)}</Content>`)],
    ["over 256 KB", xml(`<Content>${"x".repeat(262_144)}</Content>`)],
    ["a NUL in a tag", xml("<Con\u0000tent>x</Con\u0000tent>")],
  ])("[N10] %s cannot be read", (_, text) => {
    expect(parseSoon(text, "xml")).toBeNull();
  });

  test.each(["  blanks  ", "&lt;&amp;&#65;", "0012", "1e5", "true", "a\r\nb"])(
    "[PU5] %j outside CDATA arrives byte for byte",
    (text) => {
      expect(parsePush(xml(`<Content>${text}</Content>`), "xml")).toMatchObject({ content: { text } });
    },
  );

  test("[N10] any number of tags in the customer's text is read as text", () => {
    const text = "<a/>".repeat(60_000);
    expect(parseSoon(xml(`<Content><![CDATA[${text}]]></Content>`), "xml")).toMatchObject({
      content: { text },
    });
  });

  test("[N10] private-use characters are read as text, unless all of them come with carriage returns", () => {
    const all = Array.from({ length: 6_400 }, (_, i) => String.fromCharCode(0xe000 + i)).join("");
    const read = (text: string) => parseSoon(xml(`<Content><![CDATA[${text}]]></Content>`), "xml");
    const text = `${"a".repeat(220_000)}\r${all.slice(0, -1)}\r\n`;
    expect(read(text)).toMatchObject({ content: { text } });
    expect(read(`${"a".repeat(220_000)}\r${all}`)).toBeNull();
    expect(read(all)).toMatchObject({ content: { text: all } });
  });

  test("[N10] entities are not expanded, however many", () => {
    const text = "&#65;".repeat(12_000);
    expect(parseSoon(xml(`<Content>${text}</Content>`), "xml")).toMatchObject({ content: { text } });
  });

  test.each(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString"])(
    "[N10] a <%s> tag is harmless",
    (name) => {
      parseSoon(xml(`<${name}><MsgType>event</MsgType></${name}><Content>x</Content>`), "xml");
      parseSoon(`<xml><${name}>${HEAD}<MsgId>1</MsgId><Content>x</Content></${name}></xml>`, "xml");
      expect(Object.getOwnPropertyNames({})).toEqual([]);
      expect(({} as Record<string, unknown>).MsgType).toBeUndefined();
      expect(
        parsePush(`<xml><${name}>${HEAD}<MsgId>1</MsgId><Content>x</Content></${name}></xml>`, "xml"),
      ).toBeNull();
    },
  );
});

describe("a byte order mark", () => {
  test("[PU2] before a body says nothing, and is text in what the customer typed", () => {
    const inJson = json('"Content":"\ufeffx"');
    const inXml = xml("<Content><![CDATA[\ufeffx]]></Content>");
    for (const [format, text] of [
      ["json", inJson],
      ["xml", inXml],
    ] as const) {
      expect(parsePush(text, format)).toMatchObject({ content: { text: "\ufeffx" } });
      expect(parsePush(`\ufeff${text}`, format)).toEqual(parsePush(text, format));
    }
  });
});

describe("hostile JSON", () => {
  test.each<[string, string]>([
    ["Content twice", json('"Content":"a","Content":"b"')],
    ["an object as Content", json('"Content":{"text":"x"}')],
    ["an array as Content", json('"Content":["x"]')],
    ["null as Content", json('"Content":null')],
    ["true as Content", json('"Content":true')],
    ["an array", "[]"],
    ["a string", '"x"'],
    ["null", "null"],
    ["a cut body", json('"Content":"x"').slice(0, -1)],
    ["a fraction as CreateTime", json('"Content":"x"').replace('"CreateTime":1', '"CreateTime":1.5')],
    ["the push in __proto__", `{"__proto__":${json('"Content":"x"')}}`],
    ["the push in constructor", `{"constructor":${json('"Content":"x"')}}`],
    ["arrays as deep as they fit", "[".repeat(260_000)],
    ["objects as deep as they fit", '{"a":'.repeat(52_000)],
    ["more values than any push has", json(`"Content":"x","List":[${"1,".repeat(120_000)}1]`)],
    ["more keys than any push has", json(`"Content":"x",${'"a":1,'.repeat(40_000)}"b":1`)],
    ["over 256 KB", json(`"Content":"${"x".repeat(262_144)}"`)],
  ])("[N11] %s cannot be read", (_, text) => {
    expect(parseSoon(text, "json")).toBeNull();
  });

  test("[N11] 256 KB can be read", () => {
    const text = json('"Content":"x"').padEnd(262_144);
    expect(parsePush(text, "json")).toMatchObject({ content: { text: "x" } });
    expect(parsePush(`${text} `, "json")).toBeNull();
  });

  test("[N11] any number of values in the customer's text is read as text", () => {
    const text = "[1,2]".repeat(40_000);
    expect(parseSoon(json(`"Content":"${text}"`), "json")).toMatchObject({ content: { text } });
  });

  test.each<[string, string, string]>([
    ["a lone surrogate", '"\\ud800"', "\ud800"],
    ["NUL", '"\\u0000"', "\u0000"],
    ["RTL override", '"\\u202e"', "\u202e"],
    ["a number, as its digits", "22876340532172987", "22876340532172987"],
    ["a number with an exponent, as written", "1e400", "1e400"],
  ])("[N11] %s as Content arrives as it is", (_, written, text) => {
    expect(parsePush(json(`"Content":${written}`), "json")).toMatchObject({ content: { text } });
  });

  test("[N11] prototype keys beside the fields change nothing", () => {
    const text = json(
      '"Content":"x","__proto__":{"kind":"event"},"constructor":{"prototype":{"MsgType":"event"}}',
    );
    expect(parsePush(text, "json")).toMatchObject({ kind: "message", content: { text: "x" } });
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });
});
