import { anyCharacter } from "@jieru/shared/test/any-character";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secretIn } from "../../src/http/cookies.ts";
import { isPublicAddress } from "../../src/http/public-address.ts";
import { fitForWechat } from "../../src/media/decoding/fit-for-wechat.ts";
import { createFetchPublic } from "../../src/media/incoming/fetch-public.ts";
import { safeNext } from "../../src/sign-in/next-path.ts";
import * as pictures from "../media/pictures.ts";

const long = process.env.JIERU_FUZZ === "1";
const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 2 ** 31 : 20_261_124));
const runs = (few: number) => ({ seed, numRuns: long ? few * Number(process.env.FUZZ_TIMES ?? 50) : few });
const patience = long ? 30 * 60_000 : 20_000;

const pieces = (...some: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...some), fc.string({ unit: anyCharacter, maxLength: 4 })), {
      maxLength: 10,
    })
    .map((all) => all.join(""));

describe(`edges (FUZZ_SEED=${seed})`, () => {
  it(
    "[N19] no return address leads to another origin",
    () => {
      const next = pieces(
        "/",
        "\\",
        "//",
        "http:",
        "https://evil.example",
        "@",
        "?",
        "#",
        "%2f",
        "\t",
        "\n",
        "..",
        "javascript:",
      );
      fc.assert(
        fc.property(next, (text) => {
          const origin = "https://desk.example";
          expect(new URL(safeNext(text), `${origin}/auth/wechat`).origin).toBe(origin);
        }),
        runs(300),
      );
    },
    patience,
  );

  it(
    "[N2] a cookie is one of the server's secrets or nothing",
    () => {
      const header = pieces(
        "jieru_session",
        "=",
        ";",
        " ",
        "a".repeat(64),
        "A".repeat(64),
        '"',
        ",",
        "\u0000",
      );
      fc.assert(
        fc.property(header, (text) => {
          const secret = secretIn(text, "jieru_session");
          if (secret !== null)
            expect([secret, text.includes(`jieru_session=${secret}`)]).toEqual([
              expect.stringMatching(/^[0-9a-f]{64}$/),
              true,
            ]);
        }),
        runs(300),
      );
    },
    patience,
  );

  it(
    "[N22] no link is followed to an address that is not public, however it is written",
    async () => {
      const requests: string[] = [];
      const lookup = ((_name: string, _options: object, done: (error: null, all: object[]) => void) => {
        requests.push(_name);
        done(null, [{ address: "10.0.0.7", family: 4 }]);
      }) as never;
      const follow = createFetchPublic({ trustedHost: "api.weixin.qq.com", lookup, deadlineMs: 1_000 });
      const link = pieces(
        "http://",
        "https://",
        "127.1",
        "0x7f.1",
        "2130706433",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "localhost",
        "①②⑦.⓪.⓪.①",
        "/",
        ":80",
        ":6379",
        "@",
        "#",
        "?",
        "%31",
        "api.weixin.qq.com",
        "file:",
        "gopher:",
        ".",
        "。",
      );
      await fc.assert(
        fc.asyncProperty(link, async (text) => {
          const host = URL.parse(text)?.host;
          if (host === "api.weixin.qq.com") return;
          expect(Buffer.isBuffer(await follow(text))).toBe(false);
          expect(await follow(text)).toBe("refused");
        }),
        runs(300),
      );
      expect(requests.length).toBeGreaterThan(0);
    },
    patience,
  );

  it(
    "[N22] an IPv4 address is judged alike in every IPv6 form",
    () => {
      fc.assert(
        fc.property(fc.ipV4(), (v4) => {
          const [a = 0, b = 0, c = 0, d = 0] = v4.split(".").map(Number);
          const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
          for (const dressed of [`::ffff:${v4}`, `64:ff9b::${hex}`, `::${v4}`, `2002:${hex}::1`])
            expect([dressed, isPublicAddress(dressed)]).toEqual([dressed, false]);
        }),
        runs(300),
      );
    },
    patience,
  );

  it(
    "[N25] a damaged picture is rendered again or refused, without an exception",
    async () => {
      const originals = [await pictures.jpeg(), await pictures.png()];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...originals),
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
          fc.nat(),
          async (original, changes, cut) => {
            const bytes = Buffer.from(
              original.subarray(0, cut % 3 === 0 ? cut % original.length : original.length),
            );
            for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
            const made = await fitForWechat(bytes);
            if (typeof made === "string") expect(["not_an_image", "too_large"]).toContain(made);
            else expect(made.original.contentType).toMatch(/^image\/(jpeg|png|gif)$/);
          },
        ),
        runs(15),
      );
    },
    patience,
  );
});
