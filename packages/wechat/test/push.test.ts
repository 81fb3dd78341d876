import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeFields, composePush, type PushFields } from "../src/compose-push.ts";
import type { PushFormat } from "../src/credentials.ts";
import { dedupeKey } from "../src/dedupe-key.ts";
import { type CustomerMessage, type Push, parsePush } from "../src/push.ts";

const FORMATS: PushFormat[] = ["json", "xml"];
const HEAD = { toOriginalId: "gh_0123456789ab", openid: "oExample", createTime: 1714112445 };

function textMessage(text: string, messageId = "22876340532172986"): CustomerMessage {
  return { kind: "message", ...HEAD, messageId, content: { type: "text", text } };
}

/** Any string that survives UTF-8, also with control and private-use characters. */
const anyText = fc.string({ unit: anyCharacter });
const anyId = fc.string({ unit: anyCharacter, minLength: 1 });
const anyDigits = fc.bigInt({ min: 0n, max: 2n ** 64n }).map(String);

const anyContent = fc.oneof(
  fc.record({ type: fc.constant("text" as const), text: anyText }),
  fc.record({ type: fc.constant("image" as const), picUrl: anyId, mediaId: anyText }),
  fc.record({
    type: fc.constant("miniprogrampage" as const),
    title: anyText,
    appId: anyText,
    pagePath: anyText,
    thumbUrl: anyText,
    thumbMediaId: anyText,
  }),
);
const anyHead = { toOriginalId: anyId, openid: anyId, createTime: fc.nat(2 ** 31 - 1) };
const anyPush: fc.Arbitrary<Push> = fc.oneof(
  fc.record({ kind: fc.constant("message" as const), ...anyHead, messageId: anyDigits, content: anyContent }),
  fc.record({
    kind: fc.constant("unsupported" as const),
    ...anyHead,
    messageType: fc.constantFrom("voice", "link"),
    messageId: anyDigits,
  }),
  fc.record({
    kind: fc.constant("event" as const),
    ...anyHead,
    event: anyId.filter((name) => name !== "user_enter_tempsession"),
    rawSessionFrom: anyText,
  }),
  fc.record({ ...anyHead, rawSessionFrom: anyText }).map((entered) => ({
    kind: "entered" as const,
    ...entered,
    sessionFrom: ["", "wxapp"].includes(entered.rawSessionFrom) ? null : entered.rawSessionFrom,
  })),
);

test("[PU5] control characters that JSON wants escaped arrive as WeChat writes them", () => {
  const plain = composePush(textMessage("TEXT"), "json").replace("TEXT", 'a\u0001\t\u0014\n\\"\u0008b');
  expect(parsePush(plain, "json")).toEqual(textMessage('a\u0001\t\u0014\n"\u0008b'));
  expect(parsePush(`\n${plain}\r\n`, "json")).toEqual(textMessage('a\u0001\t\u0014\n"\u0008b'));
});

test.each([
  ["before and after it", (xml: string) => `\r\n${xml}\r\n`],
  ["after a declaration", (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>\r\n${xml}`],
  ["between its elements", (xml: string) => xml.replaceAll(/<\/\w+>|<xml>/g, "$&\r\n")],
])("[PU2] lines of XML may end in CR LF: %s", (_, written) => {
  const plain = composePush(textMessage("one\r\ntwo"), "xml");
  expect(parsePush(written(plain), "xml")).toEqual(textMessage("one\r\ntwo"));
});

describe.each(FORMATS)("%s", (format) => {
  const parse = (fields: PushFields) => parsePush(composeFields(fields, format), format);
  const fieldsOf = (extra: PushFields): PushFields => [
    ["ToUserName", "gh_0123456789ab"],
    ["FromUserName", "oExample"],
    ["CreateTime", { digits: "1714112445" }],
    ...extra,
  ];

  test("[PU5] parsePush reads back every push that composePush writes", () => {
    fc.assert(
      fc.property(anyPush, (push) => {
        expect(parsePush(composePush(push, format), format)).toEqual(push);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    "0012",
    "1e5",
    "true",
    "null",
    "  leading",
    "trailing  ",
    "   ",
    "",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "</Content>",
    "<b>",
    "]]>",
    "]]",
    "<![CDATA[",
    "<!DOCTYPE x>",
    "&lt;&amp;&#65;",
    "😀👩‍👩‍👧",
    "\u{FEFF}bom",
    "\u202Ertl",
    "a\u0000b",
    "\uE000\uE001",
    "0x1F",
    "-0",
    "1.0",
    "[微笑]",
  ])("[PU5] text %j arrives byte for byte", (text) => {
    expect(parsePush(composePush(textMessage(text), format), format)).toEqual(textMessage(text));
  });

  test("[PU5] MsgId never passes through a number", () => {
    const ids = ["22876340532172986", "22876340532172987", "22876340532172988"];
    const read = ids.map((id) => parsePush(composePush(textMessage("hi", id), format), format));
    expect(read.map((push) => push?.kind === "message" && push.messageId)).toEqual(ids);
    expect(new Set(read.map((push) => push && dedupeKey(push))).size).toBe(3);
  });

  test("[PU5] CreateTime and MsgId may be text, and MsgID counts as MsgId", () => {
    const push = parsePush(
      composeFields(
        [
          ["ToUserName", "gh"],
          ["FromUserName", "o"],
          ["CreateTime", "1714112445"],
          ["MsgType", "text"],
          ["Content", "x"],
          ["MsgID", "22876340532172987"],
        ],
        format,
      ),
      format,
    );
    expect(push).toMatchObject({ kind: "message", createTime: 1714112445, messageId: "22876340532172987" });
  });

  test.each(["", "wxapp"])("session-from %j is read as unknown", (sessionFrom) => {
    const push = parse(
      fieldsOf([
        ["MsgType", "event"],
        ["Event", "user_enter_tempsession"],
        ["SessionFrom", sessionFrom],
      ]),
    );
    expect(push).toMatchObject({ kind: "entered", sessionFrom: null, rawSessionFrom: sessionFrom });
  });

  test("[PU7] unknown events and unknown message types are named, not refused", () => {
    expect(
      parse(
        fieldsOf([
          ["MsgType", "event"],
          ["Event", "weapp_audit_success"],
        ]),
      ),
    ).toMatchObject({
      kind: "event",
      event: "weapp_audit_success",
      rawSessionFrom: "",
    });
    expect(
      parse(
        fieldsOf([
          ["MsgType", "voice"],
          ["MsgId", { digits: "1" }],
        ]),
      ),
    ).toMatchObject({
      kind: "unsupported",
      messageType: "voice",
    });
  });

  test.each<[string, PushFields]>([
    [
      "no Content",
      [
        ["MsgType", "text"],
        ["MsgId", { digits: "1" }],
      ],
    ],
    [
      "no MsgId",
      [
        ["MsgType", "text"],
        ["Content", "x"],
      ],
    ],
    [
      "no MsgType",
      [
        ["Content", "x"],
        ["MsgId", { digits: "1" }],
      ],
    ],
    ["no Event", [["MsgType", "event"]]],
    [
      "an image that leads nowhere",
      [
        ["MsgType", "image"],
        ["MsgId", { digits: "1" }],
      ],
    ],
    [
      "Content twice",
      [
        ["MsgType", "text"],
        ["MsgId", { digits: "1" }],
        ["Content", "a"],
        ["Content", "b"],
      ],
    ],
  ])("[PU6] a push with %s cannot be read", (_, extra) => {
    expect(parse(fieldsOf(extra))).toBeNull();
  });

  test.each(["ToUserName", "FromUserName"])(
    "[PU6] a push without %s, or with it empty, cannot be read",
    (name) => {
      const fields = fieldsOf([
        ["MsgType", "event"],
        ["Event", "e"],
      ]);
      expect(parse(fields)).toMatchObject({ kind: "event" });
      expect(parse(fields.filter(([each]) => each !== name))).toBeNull();
      expect(parse(fields.map(([each, value]) => [each, each === name ? "" : value]))).toBeNull();
    },
  );

  test("[PU6] a push of somebody whose openid is longer than any can be cannot be read", () => {
    const of = (openid: string) =>
      parse([
        ["ToUserName", "gh"],
        ["FromUserName", openid],
        ["CreateTime", "1"],
        ["MsgType", "event"],
        ["Event", "e"],
      ]);
    expect(of("o".repeat(128))).toMatchObject({ openid: "o".repeat(128) });
    expect(of("o".repeat(129))).toBeNull();
  });

  test.each(["", "-1", "1e5", "99999999999999", "abc"])(
    "[PU6] CreateTime %j cannot be read",
    (createTime) => {
      expect(
        parse([
          ["ToUserName", "gh"],
          ["FromUserName", "o"],
          ["CreateTime", createTime],
          ["MsgType", "event"],
          ["Event", "e"],
        ]),
      ).toBeNull();
    },
  );

  test("[PU6] no text makes the parser throw", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.json(),
          anyText.map((text) => `<xml>${text}</xml>`),
        ),
        (text) => {
          parsePush(text, format);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("dedupeKey", () => {
  test("[PU4] any push and its copy agree, any two different pushes do not", () => {
    const parts = (push: Push) =>
      push.kind === "message" || push.kind === "unsupported"
        ? ["m", push.messageId, push.createTime, push.openid]
        : [
            "e",
            push.openid,
            push.createTime,
            push.kind === "event" ? push.event : "user_enter_tempsession",
            push.rawSessionFrom,
          ];
    fc.assert(
      fc.property(anyPush, anyPush, (one, other) => {
        expect(dedupeKey(structuredClone(one))).toBe(dedupeKey(one));
        const same = JSON.stringify(parts(one)) === JSON.stringify(parts(other));
        expect(dedupeKey(one) === dedupeKey(other)).toBe(same);
      }),
    );
  });

  test("[PU4] keys are what every release writes, or what WeChat repeats over an upgrade would be stored twice", () => {
    const from = { ...HEAD, rawSessionFrom: "shop" };
    const hashed = "8d9001d32c6a703d95921a77115050f33dd823d3f1730bd35215dcbecad6dc20";
    expect(
      [
        textMessage("hi"),
        { kind: "entered", sessionFrom: "shop", ...from } as const,
        { kind: "event", event: "weapp_audit_success", ...from } as const,
      ].map(dedupeKey),
    ).toEqual([
      '["message","22876340532172986",1714112445,"oExample"]',
      `["event/2","oExample",1714112445,"user_enter_tempsession","${hashed}"]`,
      `["event/2","oExample",1714112445,"weapp_audit_success","${hashed}"]`,
    ]);
  });

  test("[PU4] moving a character from one part to the next changes the key", () => {
    const event = (name: string, rawSessionFrom: string): Push => ({
      kind: "event",
      ...HEAD,
      event: name,
      rawSessionFrom,
    });
    expect(dedupeKey(event("ab", "c"))).not.toBe(dedupeKey(event("a", "bc")));
    expect(dedupeKey(event('a","b', "c"))).not.toBe(dedupeKey(event("a", 'b","c')));
  });

  test("[PU4] one MsgId for two customers, or at two times, stays two messages", () => {
    const one = textMessage("hi");
    expect(dedupeKey({ ...one, openid: "oOther" })).not.toBe(dedupeKey(one));
    expect(dedupeKey({ ...one, createTime: one.createTime + 1 })).not.toBe(dedupeKey(one));
  });

  test("[PU4] two events of one customer in one second stay two", () => {
    const entered = (rawSessionFrom: string): Push => ({
      kind: "entered",
      ...HEAD,
      sessionFrom: rawSessionFrom,
      rawSessionFrom,
    });
    expect(dedupeKey(entered("shop"))).not.toBe(dedupeKey(entered("help")));
  });
});
