import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeFields } from "../src/compose-push.ts";
import type { PushCredentials, PushFormat, PushMode } from "../src/credentials.ts";
import type { AesKey } from "../src/crypto.ts";
import { openEnvelope } from "../src/open-envelope.ts";
import { type Envelope, sealEnvelope } from "../src/seal-envelope.ts";
import { sign, signatureMatches } from "../src/signature.ts";
import { verifyUrl } from "../src/verify-url.ts";
import { credentials, key, URL_CHECK } from "./vectors.ts";

const MODES: PushMode[] = ["plain", "compatible", "secure"];
const FORMATS: PushFormat[] = ["json", "xml"];
const MATRIX = MODES.flatMap((mode) => FORMATS.map((format) => ({ mode, format })));
const SIGNED = { timestamp: "1714112445", nonce: "415670741", openid: "oExample" };
const PLAIN: Record<PushFormat, string> = {
  json: '{"ToUserName":"gh_97417a04a28d","MsgId":22876340532172987,"Content":"]]> 你好"}',
  xml: "<xml><ToUserName>gh_97417a04a28d</ToUserName><Content><![CDATA[你好]]></Content></xml>",
};

function seal(account: PushCredentials, plain = PLAIN[account.format]): Envelope {
  return sealEnvelope({ credentials: account, plain, ...SIGNED });
}

function answer(
  account: PushCredentials,
  envelope: { query: Record<string, unknown>; body: string | Buffer },
) {
  return openEnvelope({ credentials: account, ...envelope }).ok;
}

describe.each(MATRIX)("$mode, $format", ({ mode, format }) => {
  const account = credentials({ mode, format });

  test("[PU2] a sealed push opens to the same plain text", () => {
    const opened = openEnvelope({ credentials: account, ...seal(account) });
    const clear = {
      ok: true,
      plain: PLAIN[format],
      format,
      timestamp: Number(SIGNED.timestamp),
      nonce: SIGNED.nonce,
      usedToken: account.token,
    };
    const sealed = mode === "compatible" || mode === "secure";
    expect(opened).toEqual(sealed ? { ...clear, usedKey: account.aesKey } : clear);
  });

  test("[PU2] after a change of the Token the one before still counts, and is named", () => {
    const changed = { ...account, token: "BBBBB", previousToken: account.token };
    expect(openEnvelope({ credentials: changed, ...seal(account) })).toMatchObject({
      ok: true,
      usedToken: account.token,
    });
    expect(openEnvelope({ credentials: changed, ...seal(changed) })).toMatchObject({ usedToken: "BBBBB" });
    expect(answer(changed, seal({ ...account, token: "CCCCC" }))).toBe(false);
  });

  test("[PU2] the longest text that may be said opens", () => {
    const text = "好".repeat(20_000);
    const plain = format === "json" ? `{"Content":"${text}"}` : `<xml><Content>${text}</Content></xml>`;
    expect(openEnvelope({ credentials: account, ...seal(account, plain) })).toMatchObject({
      ok: true,
      plain,
    });
  });

  test("[N9] a shifted boundary between timestamp and nonce is refused", () => {
    const { query, body } = seal(account);
    const shifted = { ...query, timestamp: "171411244", nonce: "5415670741" };
    expect(answer(account, { query: shifted, body })).toBe(false);
  });

  test.each(["timestamp", "nonce", "signature", "msg_signature", "openid", "extra"])(
    "[N9] %s given twice is refused",
    (name) => {
      const { query, body } = seal(account);
      const value = query[name] ?? "x";
      expect(answer(account, { query: { ...query, [name]: [value, value] }, body })).toBe(false);
    },
  );

  test.each([
    ["timestamp", "171411244"],
    ["timestamp", "17141124450"],
    ["timestamp", "171411244５"],
    ["nonce", ""],
    ["nonce", "a".repeat(33)],
    ["nonce", "a b"],
    ["nonce", "415670741\n"],
  ])("[N9] %s %j is refused, though the signature covers it", (name, value) => {
    const sealed = sealEnvelope({ credentials: account, plain: PLAIN[format], ...SIGNED, [name]: value });
    expect(openEnvelope({ credentials: account, ...sealed })).toEqual({ ok: false, why: "query" });
  });

  test("[N9] a body over 256 KB is refused, and no query or body makes it throw", () => {
    const { query, body } = seal(account);
    expect(answer(account, { query, body: body + " ".repeat(256 * 1024) })).toBe(false);
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.string({ unit: anyCharacter }),
        (hostile, text) => {
          expect(answer(account, { query: hostile, body: text })).toBe(false);
        },
      ),
    );
  });

  test("[N9] a signature by another token, or by none, is refused", () => {
    for (const token of ["BBBBB", ""]) expect(answer(account, seal({ ...account, token }))).toBe(false);
  });
});

test.each(MODES)("[PU2] up to 256 KB are read: %s mode", (mode) => {
  const account = credentials({ mode });
  const { query, body } = seal(account);
  const padded = (bytes: number) => ({ query, body: body + " ".repeat(bytes - Buffer.byteLength(body)) });
  expect(answer(account, padded(262_144))).toBe(true);
  expect(openEnvelope({ credentials: account, ...padded(262_145) })).toEqual({ ok: false, why: "size" });
});

describe.each(FORMATS)("secure mode, %s", (format) => {
  const account = credentials({ format });
  const sealed = seal(account);

  test("[N9] a clear body is refused, though its signature is genuine", () => {
    const clear = seal(credentials({ mode: "plain", format }));
    expect(answer(account, clear)).toBe(false);
    expect(answer(account, { query: sealed.query, body: clear.body })).toBe(false);
    expect(answer(account, { query: { ...sealed.query, encrypt_type: "raw" }, body: clear.body })).toBe(
      false,
    );
  });

  test("[N9] with only `signature` a sealed body is refused", () => {
    const { msg_signature: _, ...query } = sealed.query;
    expect(answer(account, { query, body: sealed.body })).toBe(false);
  });

  test("[PU2] a sealed body opens, also where the query does not say that it is one", () => {
    const { encrypt_type: _, ...query } = sealed.query;
    expect(answer(account, { query, body: sealed.body })).toBe(true);
  });

  test("[N9] `encrypt_type=raw` is refused", () => {
    expect(answer(account, { query: { ...sealed.query, encrypt_type: "raw" }, body: sealed.body })).toBe(
      false,
    );
  });

  test("[N9] the valid `signature` does not pass for `msg_signature`", () => {
    const query = { ...sealed.query, msg_signature: sealed.query.signature };
    expect(answer(account, { query, body: sealed.body })).toBe(false);
  });

  test("[N9] any single flipped bit of the body's ciphertext is refused", () => {
    const ciphertext = /[A-Za-z0-9+/=]{100,}/.exec(sealed.body);
    const [start, length] = [ciphertext?.index ?? 0, ciphertext?.[0].length ?? 0];
    fc.assert(
      fc.property(fc.nat(length - 1), fc.nat(7), (offset, bit) => {
        const bytes = Buffer.from(sealed.body);
        bytes.writeUInt8(bytes.readUInt8(start + offset) ^ (1 << bit), start + offset);
        expect(answer(account, { query: sealed.query, body: bytes })).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test("[N9] a sealed push for another appid is refused, though signed by the same token", () => {
    expect(answer(account, seal({ ...account, appId: "wx0000000000000000" }))).toBe(false);
  });

  test("[N9] a sealed push without any key at hand is refused", () => {
    expect(answer({ ...account, aesKey: undefined }, sealed)).toBe(false);
  });

  test("[PU2] after a rotation the previous key still opens, and is named", () => {
    const rotated = { ...account, aesKey: key("B".repeat(43)), previousAesKey: account.aesKey };
    expect(openEnvelope({ credentials: rotated, ...sealed })).toMatchObject({
      ok: true,
      usedKey: account.aesKey,
    });
    expect(answer({ ...rotated, previousAesKey: undefined }, sealed)).toBe(false);
    const rotation = {
      ...rotated,
      previousAesKey: key("C".repeat(43)),
      olderAesKeys: [account.aesKey as AesKey],
    };
    expect(openEnvelope({ credentials: rotation, ...sealed })).toMatchObject({ usedKey: account.aesKey });
  });
});

describe("settings changed at one side only", () => {
  test("[PU2] the body says its format, whichever the account is set to", () => {
    for (const [set, sent] of [
      ["json", "xml"],
      ["xml", "json"],
    ] as const)
      for (const mode of MODES) {
        const { query, body } = seal(credentials({ mode, format: sent }), ` \n${PLAIN[sent]}`);
        expect(openEnvelope({ credentials: credentials({ mode, format: set }), query, body })).toMatchObject({
          ok: true,
          format: sent,
          plain: expect.stringContaining("你好"),
        });
      }
  });

  test.each(["<3 </Content>", "{}"])("[PU2] the customer's text does not decide the format: %j", (text) => {
    for (const format of FORMATS) {
      const plain = composeFields([["Content", text]], format);
      const account = credentials({ mode: "plain", format });
      expect(openEnvelope({ credentials: account, ...seal(account, plain) })).toMatchObject({
        plain,
        format,
      });
    }
  });

  test("[PU2] a plain push may say `encrypt_type=raw`, and nothing else", () => {
    const account = credentials({ mode: "plain" });
    const { query, body } = seal(account);
    const saying = (encrypt_type: string) => answer(account, { query: { ...query, encrypt_type }, body });
    expect(["raw", "", "zip"].map(saying)).toEqual([true, false, false]);
  });

  test("[PU2] a sealed push opens in an account set to plain, by msg_signature alone", () => {
    const plain = credentials({ mode: "plain" });
    for (const mode of ["secure", "compatible"] as const) {
      const { query, body } = seal(credentials({ mode }));
      expect(openEnvelope({ credentials: plain, query, body })).toMatchObject({
        ok: true,
        plain: PLAIN.json,
      });
      const { msg_signature: _, ...unsealed } = query;
      expect(answer(plain, { query: unsealed, body })).toBe(false);
      expect(answer({ ...plain, aesKey: undefined }, { query, body })).toBe(false);
    }
  });
});

describe("why a request was refused", () => {
  const account = credentials();
  const sealed = seal(account);
  const query = (change: object) => ({ query: { ...sealed.query, ...change }, body: sealed.body });
  const clear = credentials({ mode: "plain" });
  const another = { ...account, appId: "wx0000000000000000" };

  test.each<[string, PushCredentials, { query: Record<string, unknown>; body: string }]>([
    ["query", account, query({ signature: "no" })],
    ["query", account, query({ msg_signature: `${sealed.query.msg_signature}0` })],
    ["query", account, query({ msg_signature: sealed.query.msg_signature?.toUpperCase() })],
    ["encrypt_type", account, query({ encrypt_type: "raw" })],
    ["encrypt_type", clear, query({ encrypt_type: "zip" })],
    ["clear_body", account, { query: sealed.query, body: PLAIN.json }],
    ["clear_body", account, { query: sealed.query, body: "{" }],
    ["signature", account, seal({ ...account, token: "BBBBB" })],
    ["signature", clear, seal({ ...clear, token: "BBBBB" })],
    ["key", { ...account, aesKey: undefined }, sealed],
    ["decrypt", another, sealed],
  ])("[MA9] %s", (why, credentials, envelope) => {
    expect(openEnvelope({ credentials, ...envelope })).toEqual({ ok: false, why });
  });
});

describe("compatible mode", () => {
  const account = credentials({ mode: "compatible" });

  test("[PU2] a body that says it is encrypted is judged by msg_signature alone", () => {
    const { query, body } = seal(account);
    const { msg_signature: _, ...unsealed } = query;
    expect(answer(account, { query: unsealed, body })).toBe(false);
    expect(answer(account, { query, body: body.replace("你好", "坏人") })).toBe(true);
    expect(openEnvelope({ credentials: account, query, body: body.replace("你好", "坏人") })).toMatchObject({
      plain: PLAIN.json,
    });
  });

  test("[PU2] a plain push opens as in plain mode", () => {
    expect(answer(account, seal(credentials({ mode: "plain" })))).toBe(true);
  });

  test("[PU2] a body without fields is sealed alone", () => {
    for (const plain of ["{}", "not json"]) {
      expect(openEnvelope({ credentials: account, ...seal(account, plain) })).toMatchObject({
        ok: true,
        plain,
      });
    }
  });
});

describe("URL verification", () => {
  test.each<[string, Record<string, unknown>]>([
    ["a wrong signature", { ...URL_CHECK, signature: "0".repeat(40) }],
    ["an upper-case signature", { ...URL_CHECK, signature: URL_CHECK.signature.toUpperCase() }],
    ["no signature", { ...URL_CHECK, signature: undefined }],
    ["a doubled nonce", { ...URL_CHECK, nonce: [URL_CHECK.nonce, URL_CHECK.nonce] }],
    [
      "no echostr",
      { timestamp: URL_CHECK.timestamp, nonce: URL_CHECK.nonce, signature: URL_CHECK.signature },
    ],
    ["script as echostr", { ...URL_CHECK, echostr: "<script>" }],
    ["an empty echostr", { ...URL_CHECK, echostr: "" }],
    ["an echostr of 65", { ...URL_CHECK, echostr: "a".repeat(65) }],
    ["an echostr that ends in a line feed", { ...URL_CHECK, echostr: "a\n" }],
  ])("[PU1] %s is refused", (_, query) => {
    expect(verifyUrl({ token: "AAAAA", query })).toBeNull();
  });

  test("[N12] 64 letters and digits are the most that is echoed", () => {
    const echostr = "a".repeat(64);
    const query = { ...URL_CHECK, echostr };
    expect(verifyUrl({ token: "AAAAA", query })).toBe(echostr);
  });
});

describe("signature", () => {
  test("[PU1] matches only itself", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string({ unit: anyCharacter }), (parts, other) => {
        const signature = sign(parts);
        expect(signatureMatches(signature, sign(parts.toReversed()))).toBe(true);
        expect(signatureMatches(signature, other)).toBe(signature === other);
      }),
    );
  });
});
