import { spawnSync } from "node:child_process";
import { createCipheriv } from "node:crypto";
import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aesKeyBytes, decrypt, encrypt, parseAesKey } from "../src/crypto.ts";
import { AES_KEY, APP_ID, key } from "./vectors.ts";

const FAILED = { ok: false };
const KEY_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

const anyKey = fc
  .string({ unit: fc.constantFrom(...KEY_CHARACTERS.split("")), minLength: 43, maxLength: 43 })
  .map((text) => key(text));
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));

function seal(clear: Buffer, aesKey = AES_KEY): string {
  const bytes = aesKeyBytes(aesKey);
  const cipher = createCipheriv("aes-256-cbc", bytes, bytes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(clear), cipher.final()]).toString("base64");
}

/** Composes a clear text; the pad fills the last block of 32 unless given. */
function clearText(parts: {
  length?: number;
  message?: string;
  appId?: string;
  pad?: (count: number) => Buffer;
}): Buffer {
  const message = Buffer.from(parts.message ?? "hello");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(parts.length ?? message.length);
  const body = Buffer.concat([Buffer.alloc(16, 7), length, message, Buffer.from(parts.appId ?? APP_ID)]);
  const count = 32 - (body.length % 32);
  return Buffer.concat([body, parts.pad ? parts.pad(count) : Buffer.alloc(count, count)]);
}

const open = (ciphertext: string) => decrypt({ aesKey: AES_KEY, appId: APP_ID, ciphertext });

describe("encrypt and decrypt", () => {
  test("[PU2] undo each other for any bytes, any appid, any key", () => {
    fc.assert(
      fc.property(anyKey, fc.string({ unit: "grapheme" }), anyBytes, (aesKey, appId, message) => {
        const opened = decrypt({ aesKey, appId, ciphertext: encrypt({ aesKey, appId, message }) });
        expect(opened.ok && opened.bytes.equals(message)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("[PU2] every pad from 1 to 32 opens", () => {
    for (let size = 0; size < 32; size += 1) {
      const message = "x".repeat(size);
      expect(open(encrypt({ aesKey: AES_KEY, appId: APP_ID, message }))).toMatchObject({ ok: true, message });
    }
  });

  test.skipIf(spawnSync("openssl", ["version"]).error)("[PU2] agrees with openssl in both directions", () => {
    const hex = aesKeyBytes(AES_KEY).toString("hex");
    const args = ["enc", "-aes-256-cbc", "-nopad", "-K", hex, "-iv", hex.slice(0, 32)];
    const openssl = (more: string[], input: Buffer) => spawnSync("openssl", [...args, ...more], { input });
    const clear = clearText({ message: "订单 0012 😀" });
    expect(open(openssl([], clear).stdout.toString("base64"))).toMatchObject({
      ok: true,
      message: "订单 0012 😀",
    });
    const ours = encrypt({
      aesKey: AES_KEY,
      appId: APP_ID,
      message: "订单 0012 😀",
      random: Buffer.alloc(16, 7),
    });
    expect(openssl(["-d"], Buffer.from(ours, "base64")).stdout).toEqual(clear);
  });

  test("text is exact: a leading BOM stays, a value cut inside a character reads as U+FFFD", () => {
    const sealed = (message: Buffer) => encrypt({ aesKey: AES_KEY, appId: APP_ID, message });
    expect(open(sealed(Buffer.from("\u{FEFF}a")))).toMatchObject({ message: "\u{FEFF}a" });
    expect(open(sealed(Buffer.from('"中"').subarray(0, 3)))).toMatchObject({ message: '"\u{FFFD}' });
  });

  test("parseAesKey takes 43 letters and digits only", () => {
    for (const text of ["", "A".repeat(42), "A".repeat(44), `${"A".repeat(42)}+`, `${"A".repeat(43)}\n`]) {
      expect(parseAesKey(text)).toBeNull();
    }
  });
});

describe("hostile ciphertexts", () => {
  const good = seal(clearText({}));
  const filled = (value: number) => (count: number) => Buffer.alloc(count, value);

  test("the hand-made clear text itself opens", () => {
    expect(open(good)).toMatchObject({ ok: true, message: "hello" });
  });

  test.each<[string, string]>([
    ["empty", ""],
    ["not base64", "!!!!"],
    ["junk inside base64", `${good.slice(0, 10)}\n${good.slice(10)}`],
    ["base64 without its padding", good.replace(/=+$/, "").slice(0, -1)],
    [
      "url-safe base64",
      seal(clearText({ message: "url safe?" }))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .concat(" "),
    ],
    ["bits behind the end of base64", `${Buffer.alloc(32).toString("base64").slice(0, -2)}B=`],
    ["16 bytes, half a block", Buffer.alloc(16).toString("base64")],
    ["cut by one block", Buffer.from(good, "base64").subarray(0, -32).toString("base64")],
    ["pad 0", seal(clearText({ pad: filled(0) }))],
    ["pad 33", seal(clearText({ message: "x".repeat(25), pad: () => Buffer.alloc(33, 33) }))],
    ["pad 255", seal(clearText({ pad: filled(255) }))],
    [
      "an uneven pad",
      seal(clearText({ pad: (count) => Buffer.concat([Buffer.alloc(count - 1, 1), Buffer.from([count])]) })),
    ],
    ["length 0xFFFFFFFF", seal(clearText({ length: 0xffffffff }))],
    ["length one too long", seal(clearText({ length: 6 }))],
    ["length one too short", seal(clearText({ length: 4 }))],
    ["length 0", seal(clearText({ length: 0 }))],
    ["a foreign appid", seal(clearText({ appId: "wxba5fad812f8e6fb8" }))],
    ["an appid with more behind it", seal(clearText({ appId: `${APP_ID}x` }))],
    ["no appid", seal(clearText({ appId: "" }))],
    ["nothing but pad", seal(Buffer.alloc(32, 32))],
    ["too little for a length", seal(Buffer.concat([Buffer.alloc(10), Buffer.alloc(22, 22)]))],
  ])("[N9] %s gives the one failure", (_, ciphertext) => {
    expect(open(ciphertext)).toEqual(FAILED);
  });

  test("[N9] no pad at all is refused, even where everything else fits", () => {
    const appId = `${"a".repeat(6)}\0`;
    const ciphertext = seal(clearText({ appId, pad: () => Buffer.alloc(0) }));
    expect(decrypt({ aesKey: AES_KEY, appId, ciphertext })).toEqual(FAILED);
  });

  test("[N9] a length beyond the end is refused, even where no appid follows", () => {
    const ciphertext = seal(clearText({ appId: "", length: 6 }));
    expect(decrypt({ aesKey: AES_KEY, appId: "", ciphertext })).toEqual(FAILED);
  });

  test("[N9] random blocks of 32 never throw and never open", () => {
    const blocks = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(open(Buffer.concat(parts).toString("base64"))).toEqual(FAILED);
      }),
      { numRuns: 500 },
    );
  });

  test("[N9] any string gives the one failure", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.base64String()), (text) => {
        expect(open(text)).toEqual(FAILED);
      }),
    );
  });
});
