import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composePush } from "../src/compose-push.ts";
import type { PushCredentials } from "../src/credentials.ts";
import { parseAesKey } from "../src/crypto.ts";
import { findEncrypt } from "../src/find-encrypt.ts";
import { readPushFields } from "../src/push-fields.ts";
import { sealEnvelope } from "../src/seal-envelope.ts";

const credentials: PushCredentials = {
  appId: "wx1",
  originalId: "gh_1",
  token: "token",
  aesKey: parseAesKey("k".repeat(43)) ?? undefined,
  mode: "secure",
  format: "json",
};

test("[PU2] [PU5] finds in every sealed body what a parser finds", () => {
  const anything = fc.string({ unit: "binary", maxLength: 200 });
  const traps = fc.constantFrom(
    '"Encrypt":"x"',
    "<Encrypt>x</Encrypt>",
    '\\"',
    "]]>",
    "<![CDATA[",
    "\u0001",
    "{[",
    "}",
  );
  const texts = fc.array(fc.oneof(anything, traps), { maxLength: 5 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom("json", "xml"),
      fc.constantFrom("secure", "compatible"),
      (text, format, mode) => {
        const plain = composePush(
          {
            kind: "message",
            toOriginalId: "gh_1",
            openid: "o",
            createTime: 1,
            messageId: "1",
            content: { type: "text", text },
          },
          format,
        );
        const { body } = sealEnvelope({
          credentials: { ...credentials, format, mode },
          plain,
          timestamp: 1_800_000_000,
          nonce: "n",
          openid: "o",
        });
        const parsed = readPushFields(body, format)?.get("Encrypt");
        fc.pre(parsed !== undefined);
        expect(findEncrypt(body)).toBe(parsed);
      },
    ),
  );
});

describe("a body that is not verified", () => {
  test.each<[string, string, string | null]>([
    ["blanks and line ends", ' {\r\n "ToUserName" : "gh",\r\n "Encrypt" : "ab+/=" }', "ab+/="],
    ["escaped slashes", '{"Encrypt":"a\\/b"}', "a/b"],
    ["raw control characters beside it", '{"Content":"\u0001\u0002","Encrypt":"a"}', "a"],
    ["the same value twice", '{"Encrypt":"a","Encrypt":"a"}', "a"],
    ["two values", '{"Encrypt":"a","Encrypt":"b"}', null],
    ["a nested one", '{"a":{"Encrypt":"a"}}', null],
    ["one in a list", '[{"Encrypt":"a"}]', null],
    ["one written in a text", '{"Content":"\\"Encrypt\\":\\"a\\""}', null],
    ["an object as its value", '{"Encrypt":{"a":"b"},"c":"d"}', null],
    ["a string that never ends", '{"Encrypt":"a', null],
    ["an XML declaration", '<?xml version="1.0"?><xml><Encrypt>a</Encrypt></xml>', "a"],
    [
      "CDATA",
      "<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[a+/=]]></Encrypt></xml>",
      "a+/=",
    ],
    ["a nested element", "<xml><a><Encrypt>a</Encrypt></a></xml>", null],
    ["one in CDATA", "<xml><Content><![CDATA[<Encrypt>a</Encrypt>]]></Content></xml>", null],
    ["an element that never ends", "<xml><Encrypt>a", null],
    ["two elements", "<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>", null],
    ["nothing", "", null],
  ])("[N9] [N10] [N11] %s", (_, body, found) => {
    expect(findEncrypt(body)).toBe(found);
  });
});
