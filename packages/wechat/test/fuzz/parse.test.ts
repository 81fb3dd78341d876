/** Unverified bytes: the parser and the cipher answer any bytes, fast, and the same way twice. */

import { spawnSync } from "node:child_process";
import { createCipheriv } from "node:crypto";
import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { isLosslessNumber, parse } from "lossless-json";
import { describe, expect, test } from "vitest";
import { aesKeyBytes, decodeBase64, decrypt } from "../../src/crypto.ts";
import { readJsonFields } from "../../src/json-fields.ts";
import { parsePush } from "../../src/push.ts";
import { timed } from "../timed.ts";
import { AES_KEY, APP_ID } from "../vectors.ts";

const long = process.env.JIERU_FUZZ === "1";
const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 20_261_124));
const runs = (few: number) => ({ seed, numRuns: long ? few * Number(process.env.FUZZ_TIMES ?? 50) : few });
const patience = long ? 30 * 60_000 : 20_000;

const head = { ToUserName: "gh_1", FromUserName: "o1", CreateTime: "1714112445" };
const kinds: Record<string, string>[] = [
  { MsgType: "text", Content: "你好", MsgId: "22876340532172987" },
  { MsgType: "image", PicUrl: "https://mmbiz.qpic.cn/x", MediaId: "m1", MsgId: "7" },
  {
    MsgType: "miniprogrampage",
    Title: "壶",
    AppId: "wx1",
    PagePath: "p",
    ThumbUrl: "u",
    ThumbMediaId: "t",
    MsgId: "8",
  },
  { MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "订单" },
];
const asJson = (fields: Record<string, string>) =>
  JSON.stringify(fields).replace(/"(CreateTime|MsgId)":"(\d+)"/g, (_, name, digits) => `"${name}":${digits}`);
const asXml = (fields: Record<string, string>) =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join("")}</xml>`;

const noise = fc.oneof(
  fc.constantFrom(
    "<",
    ">",
    "]]>",
    "<![CDATA[",
    "<!DOCTYPE x>",
    "&#65;",
    "&lt;",
    "\u0000",
    '"',
    "\\u0000",
    "{",
    "}",
    "[",
    ",",
    "<xml>",
    "</xml>",
    "\ud800",
    "\r",
    "1e5",
  ),
  fc.string({ unit: anyCharacter, maxLength: 8 }),
);
const spoilt = (write: (fields: Record<string, string>) => string) =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.array(fc.tuple(fc.nat(), fc.nat(12), noise), { maxLength: 4 }))
    .map(([kind, cuts]) =>
      cuts.reduce(
        (text, [at, length, piece]) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + piece + text.slice(from + length);
        },
        write({ ...head, ...kind }),
      ),
    );

describe(`parse (FUZZ_SEED=${seed})`, () => {
  test.each([
    ["json", asJson],
    ["xml", asXml],
  ] as const)(
    "[PU6] [N10] [N11] a spoilt push in %s is read or not, within 100 ms, the same way twice",
    (format, write) => {
      fc.assert(
        fc.property(spoilt(write), (text) => {
          const [push, firstMs] = timed(() => parsePush(text, format));
          const [again, secondMs] = timed(() => parsePush(text, format));
          expect(again).toEqual(push);
          expect(Math.max(firstMs, secondMs)).toBeLessThan(100);
          if (push?.kind === "message") expect(push.messageId).toMatch(/^[^\s]+$/);
        }),
        runs(400),
      );
    },
    patience,
  );

  test(
    "[PU5] a text that is JSON is read as JSON.parse reads it",
    () => {
      fc.assert(
        fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (content) => {
          const text = asJson({ ...head, MsgType: "text", Content: content, MsgId: "1" });
          const plain = (JSON.parse(text) as { Content: string }).Content;
          const push = parsePush(text, "json");
          expect(push).toMatchObject({ content: { text: plain } });
        }),
        runs(200),
      );
    },
    patience,
  );
});

/** Reads the strings and digits of JSON fields by the parser alone. Throws for invalid JSON. */
const fieldsOf = (text: string): [string, unknown][] =>
  Object.entries(parse(text) as object).map(([name, value]) => [
    name,
    isLosslessNumber(value) ? value.value : value,
  ]);
const anyJson = fc.oneof(
  fc.json(),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom("MsgId", "a", "__proto__", "constructor", "1"), fc.string({ maxLength: 4 })),
        fc.oneof(fc.string({ unit: anyCharacter, maxLength: 6 }), fc.bigInt(), fc.double(), fc.json()),
      ),
      { maxLength: 4 },
    )
    .map((fields) => {
      const written = (value: unknown) => (typeof value === "bigint" ? `${value}` : JSON.stringify(value));
      return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${written(value)}`).join()}}`;
    }),
);

/** Returns null if the parser refuses the text, such as one with raw control characters. */
function tryFieldsOf(text: string): [string, unknown][] | null {
  try {
    return fieldsOf(text).filter(([, value]) => typeof value === "string");
  } catch {
    return null;
  }
}

test(
  "[PU6] reads the same fields of any JSON as a parser of JSON",
  () => {
    fc.assert(
      fc.property(fc.oneof(spoilt(asJson), anyJson), (text) => {
        const fields = readJsonFields(text);
        const expected = tryFieldsOf(text);
        if (fields && expected) expect([...fields]).toEqual(expected);
      }),
      runs(2_000),
    );
  },
  patience,
);

const key = aesKeyBytes(AES_KEY);
function seal(clear: Buffer): string {
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(clear), cipher.final()]).toString("base64");
}
/** Implements the published layout a second time, as simply as possible, as an oracle independent of the code. */
function plainly(clear: Buffer): Buffer | null {
  const count = clear.at(-1) ?? 0;
  if (count < 1 || count > 32 || clear.length % 32 !== 0) return null;
  for (let i = 1; i <= count; i++) if (clear.at(-i) !== count) return null;
  const end = clear.length - count;
  const size = end < 20 ? -1 : clear.readUInt32BE(16);
  if (size < 0 || 20 + size > end) return null;
  return clear.subarray(20 + size, end).toString("latin1") === APP_ID ? clear.subarray(20, 20 + size) : null;
}
const nearlyClear = fc
  .tuple(
    fc.uint8Array({ maxLength: 90 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }),
    fc.integer({ min: -2, max: 2 }),
  )
  .map(([message, changes, off]) => {
    const size = Buffer.alloc(4);
    size.writeInt32BE(message.length + (changes.length === 2 ? off : 0));
    const body = Buffer.concat([Buffer.alloc(16, 9), size, message, Buffer.from(APP_ID)]);
    const count = 32 - (body.length % 32);
    const clear = Buffer.concat([body, Buffer.alloc(count, count)]);
    for (const [at, byte] of changes.slice(0, 1)) clear[clear.length - 1 - (at % clear.length)] = byte;
    return clear;
  });

describe(`decrypt (FUZZ_SEED=${seed})`, () => {
  test(
    "[N9] opens exactly what the published layout allows",
    () => {
      fc.assert(
        fc.property(nearlyClear, (clear) => {
          const opened = decrypt({ aesKey: AES_KEY, appId: APP_ID, ciphertext: seal(clear) });
          const expected = plainly(clear);
          expect(opened.ok ? opened.bytes : null).toEqual(expected);
        }),
        runs(1_000),
      );
    },
    patience,
  );

  test.skipIf(spawnSync("openssl", ["version"]).error)(
    "[N9] opens a ciphertext to the same bytes as openssl",
    () => {
      const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
      const args = ["enc", "-d", "-aes-256-cbc", "-nopad", "-K", hex(key), "-iv", hex(key.subarray(0, 16))];
      fc.assert(
        fc.property(nearlyClear, (clear) => {
          const ciphertext = seal(clear);
          const { stdout } = spawnSync("openssl", args, { input: Buffer.from(ciphertext, "base64") });
          const opened = decrypt({ aesKey: AES_KEY, appId: APP_ID, ciphertext });
          expect(opened.ok ? opened.bytes : null).toEqual(plainly(stdout));
        }),
        { ...runs(15), numRuns: long ? 300 : 15 },
      );
    },
    patience,
  );

  test(
    "[N9] any text is base64 in one spelling only",
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.base64String(), fc.string({ unit: anyCharacter })), (text) => {
          const bytes = decodeBase64(text);
          if (bytes) expect(bytes.toString("base64")).toBe(text);
        }),
        runs(500),
      );
    },
    patience,
  );
});
