import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/push/ingest.ts";

const newId = () => {
  let n = 0;
  return () => `id${++n}`;
};
/** WeChat's time is in seconds, the server's in milliseconds. */
const times = { pushedAt: 1_700_000_001, receivedAt: 5 };
const read = (fields: object, format: "json" | "xml" = "json") => {
  const head = { ToUserName: "gh_1", FromUserName: "li", CreateTime: 1_700_000_000 };
  return ingest(JSON.stringify({ ...head, ...fields }), format, times, newId());
};
const text = (Content: string) => read({ MsgType: "text", Content, MsgId: 7 });

describe("a message", () => {
  it("[PU5] text becomes a command, byte for byte, with WeChat's time", () =>
    expect(text(" 0012 ").command).toEqual({
      do: "receive",
      openid: "li",
      act: { kind: "message", content: { type: "text", text: " 0012 " }, saidAt: 1_700_000_000_000 },
    }));

  it.each([
    [-5, undefined],
    [0, undefined],
    [1, undefined],
    [2, 2_000],
    [11, 11_000],
    [1_700_000_000, 1_700_000_000_000],
  ])("[RA1] a push %i s late carries its lateness beyond a first attempt", (seconds, agoMs) => {
    const late = { pushedAt: 1_700_000_000 + seconds, receivedAt: 5 };
    const head = '"ToUserName":"gh_1","FromUserName":"li","CreateTime":1700000000';
    for (const content of [
      '"MsgType":"text","Content":"hi","MsgId":7',
      '"MsgType":"event","Event":"user_enter_tempsession"',
    ])
      expect(ingest(`{${head},${content}}`, "json", late, newId()).command?.act.agoMs).toBe(agoMs);
  });

  it("[PU5] the raw push is stored unchanged under its key", () =>
    expect(text("hi").push).toEqual({
      key: '["message","7",1700000000,"li"]',
      raw: '{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1700000000,"MsgType":"text","Content":"hi","MsgId":7}',
      state: "kept",
      receivedAt: 5,
    }));

  it("[PU4] a key too long for an index is replaced by its digest and stays unique", () => {
    const keyOf = (MsgId: string) =>
      read({ FromUserName: "li", MsgType: "text", Content: "x", MsgId }).push.key;
    const longest = "7".repeat(300 - keyOf("7").length + 1);
    expect(keyOf(longest)).toBe(`["message","${longest}",1700000000,"li"]`);
    expect(keyOf(`${longest}7`)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(keyOf(`${longest}7`)).not.toBe(keyOf(`${longest}8`));
  });

  it("[PU5] a typed NUL escape stays six characters", () => {
    expect(text("\\u0000")).toMatchObject({
      outcome: "message",
      command: { act: { content: { text: "\\u0000" } } },
    });
  });

  it("[IM7] an image is announced for immediate fetching", () =>
    expect(read({ MsgType: "image", PicUrl: "http://pic", MediaId: "wm", MsgId: 8 })).toMatchObject({
      outcome: "message",
      command: { act: { content: { type: "image", image: { mediaId: "id1", state: "fetching" } } } },
      image: { mediaId: "id1", wechatMediaId: "wm", sourceUrl: "http://pic" },
    }));

  it("[IM7] a card's cover is announced if it has one", () => {
    const card = { MsgType: "miniprogrampage", Title: "t", AppId: "wx", PagePath: "p", MsgId: 9 };
    expect(read({ ...card, ThumbUrl: "", ThumbMediaId: "tm" })).toMatchObject({
      command: {
        act: { content: { card: { title: "t", appId: "wx", pagePath: "p", cover: { mediaId: "id1" } } } },
      },
      image: { wechatMediaId: "tm", sourceUrl: null },
    });
    expect(read({ ...card, ThumbUrl: "http://pic" })).toMatchObject({
      command: { act: { content: { card: { cover: { mediaId: "id1", state: "fetching" } } } } },
      image: { wechatMediaId: null, sourceUrl: "http://pic" },
    });
    expect(read(card)).toMatchObject({
      command: { act: { content: { card: { cover: null } } } },
      image: null,
    });
  });

  it("[PU7] an unknown type becomes an unsupported message that names it", () =>
    expect(read({ MsgType: "voice", MsgId: 10 })).toMatchObject({
      outcome: "unsupported",
      command: { act: { content: { type: "unsupported", unsupported: { messageType: "voice" } } } },
    }));
});

describe("an event", () => {
  const event = { MsgType: "event", Event: "user_enter_tempsession" };
  it("[SE1] entering becomes a command with the button's source", () =>
    expect(read({ ...event, SessionFrom: "cart" })).toMatchObject({
      outcome: "entered",
      command: { do: "receive", openid: "li", act: { kind: "entered", source: "cart" } },
    }));
  it.each(["", "wxapp"])("a source of %o is unknown", (SessionFrom) =>
    expect(read({ ...event, SessionFrom }).command?.act).toMatchObject({ kind: "entered", source: null }),
  );
  it("[PU7] any other event is stored, ignored and counted", () =>
    expect(read({ ...event, Event: "wxa_media_check" })).toMatchObject({
      outcome: "ignored_event",
      command: null,
      push: { state: "ignored" },
    }));
});

describe("an unreadable push", () => {
  it.each([
    ["not JSON", "{"],
    ["without a sender", '{"ToUserName":"gh_1","CreateTime":1,"MsgType":"text","Content":"x","MsgId":1}'],
    [
      "with a NUL",
      `{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1,"MsgType":"text","Content":"\0","MsgId":1}`,
    ],
    [
      "with an escaped NUL",
      '{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1,"MsgType":"text","Content":"\\u0000","MsgId":1}',
    ],
  ])("[PU6] %s is stored raw in quarantine", (_what, plain) => {
    const { push, command, outcome } = ingest(plain, "json", times, newId());
    expect({ command, outcome, state: push.state, key: push.key }).toEqual({
      command: null,
      outcome: "quarantined",
      state: "quarantined",
      key: expect.stringMatching(/^raw:[0-9a-f]{64}$/),
    });
    expect(push.raw).toBe(plain.replaceAll("\0", "\\u0000"));
  });

  it("[PU5] half a surrogate pair becomes the replacement character", () => {
    const half =
      '{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1,"MsgType":"text","Content":"a\\ud83d","MsgId":1}';
    const { command, push } = ingest(half, "json", times, newId());
    expect(command?.act).toMatchObject({ content: { text: "a\ufffd" } });
    expect(push.raw).toBe(half);
  });

  const pieces = fc.constantFrom(
    "\\u0000",
    "\\ud83d",
    "\\ude00",
    "\\\\",
    "u0000",
    "&#0;",
    "\\n",
    "x",
    "\u{1f600}",
  );
  const written = fc.array(pieces, { maxLength: 6 }).map((some) => some.join(""));
  it.each<["json" | "xml", (field: string) => string]>([
    [
      "json",
      (field) =>
        `{"ToUserName":"gh_1","FromUserName":"li${field}","CreateTime":1,"MsgType":"text","Content":"${field}","MsgId":1}`,
    ],
    [
      "xml",
      (field) =>
        `<xml><ToUserName>gh_1</ToUserName><FromUserName>li${field}</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[${field}]]></Content><MsgId>1</MsgId></xml>`,
    ],
  ])(
    "[PU6] however it is written in %s, nothing of it but the raw push holds a NUL or half a pair",
    (format, write) =>
      fc.assert(
        fc.property(written, (field) => {
          const { command, push } = ingest(write(field), format, times, newId());
          const texts = [
            push.key,
            push.raw,
            command?.openid,
            ...Object.values({ ...command?.act }).map(textOf),
          ];
          for (const each of texts)
            expect(each).toSatisfy((t?: string) => !t?.includes("\0") && t?.isWellFormed() !== false);
        }),
      ),
  );
});

const textOf = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "text" in value ? String(value.text) : undefined;
