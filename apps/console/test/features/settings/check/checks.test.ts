import type { SelfCheckAnswer } from "@jieru/shared/protocol/self-check";
import { expect, it } from "vitest";
import {
  type Asked,
  checksOf,
  countUnwell,
  type Here,
  parts,
} from "../../../../src/features/settings/mine/check/checks.ts";
import { reportOf } from "../../../../src/features/settings/mine/check/report.ts";
import { i18n } from "../../../../src/i18n/i18n.ts";

const value: SelfCheckAnswer = {
  version: "1.2.3",
  now: 1_800_000_000_000,
  health: { database: "ok", wechat: "ok", media: "ok", redis: "unused", jobs: "ok" },
  seq: 12,
  replies: { waiting: 0, since: null },
  heardAt: null,
};
const well: Asked = {
  answer: { ok: true, value, tookMs: 30 },
  connection: { state: "live" },
  socketOpens: false,
  seq: 12,
  clockAheadMs: 900,
};
const here: Here = { sound: "on", desktop: "granted" };
const answered = (change: Partial<SelfCheckAnswer>): Asked => ({
  ...well,
  answer: { ok: true, value: { ...value, ...change }, tookMs: 30 },
});
const silent: Asked = { ...well, answer: { ok: false, kind: "offline" } };

/** Returns `part: word state` for parts that are not well. */
const unwell = (asked: Asked, also: Here = here): string[] =>
  checksOf(asked, also).flatMap(({ part, word, state }) =>
    state === "well" ? [] : [`${part}: ${word} ${state}`],
  );

it("[SC1] every part is listed once in the order towards the customer, and all may be well", () => {
  expect(checksOf(well, here).map(({ part }) => part)).toEqual([...parts]);
  expect([unwell(well), countUnwell(checksOf(well, here))]).toEqual([[], 0]);
});

it("[SC1] parts that only a silent server could report are unknown and counted", () => {
  const unknown = ["log", "clock", "database", "wechat", "media", "replies"].map(
    (p) => `${p}: unknown unknown`,
  );
  expect(unwell(silent)).toEqual(["server: silent wrong", ...unknown]);
  expect(countUnwell(checksOf(silent, here))).toBe(7);
  const readOnly: Asked = { ...silent, connection: { state: "read_only", database: "away" } };
  expect(unwell(readOnly)).toEqual(unwell(silent).with(3, "database: away wrong"));
  const refused: Asked = { ...silent, answer: { ok: false, kind: "problem", status: 500, problem: null } };
  expect(unwell(refused)[0]).toBe("server: refused wrong");
});

it("[SC1] a server that takes more than two seconds is slow", () => {
  expect(unwell({ ...well, answer: { ok: true, value, tookMs: 2_000 } })).toEqual([]);
  expect(unwell({ ...well, answer: { ok: true, value, tookMs: 2_001 } })).toEqual(["server: slow note"]);
});

it.each<[Asked["connection"], boolean, string[]]>([
  [{ state: "live", polled: true }, false, ["way: polled note"]],
  [{ state: "live", polled: true }, true, ["way: opens_again note"]],
  [{ state: "live", polled: false }, false, []],
  [{ state: "read_only", database: "full" }, false, ["database: full wrong"]],
  [{ state: "connecting" }, false, ["way: joining unknown"]],
  [{ state: "catching_up", missing: 3 }, false, ["way: joining unknown"]],
  [{ state: "disconnected", since: 0 }, false, ["way: lost wrong"]],
  [{ state: "disconnected", since: 0, blocked: true }, false, ["way: blocked wrong"]],
  [{ state: "signed_out", why: "expired" as never }, false, ["way: signed_out wrong"]],
])(
  "[SC1] the check of the connection covers %j when a WebSocket opens: %s",
  (connection, socketOpens, expected) => {
    expect(unwell({ ...well, connection, socketOpens })).toEqual(expected);
  },
);

it("[SC1] a page is behind only if events it had time to receive are missing", () => {
  expect(unwell({ ...well, seq: 11 })).toEqual(["log: behind wrong"]);
  expect(unwell({ ...well, seq: 13 })).toEqual([]);
});

it("[SC1] a clock that is off by more than a minute is reported", () => {
  expect(unwell({ ...well, clockAheadMs: 60_000 })).toEqual([]);
  expect(unwell({ ...well, clockAheadMs: 60_001 })).toEqual(["clock: off note"]);
  expect(unwell({ ...well, clockAheadMs: -60_001 })).toEqual(["clock: off note"]);
});

it("[SC1] the server's own report gives the state of its parts", () => {
  const { health } = value;
  const words = ["slow", "read_only", "full", "away"] as const;
  expect(words.flatMap((database) => unwell(answered({ health: { ...health, database } })))).toEqual([
    "database: slow note",
    "database: read_only wrong",
    "database: full wrong",
    "database: away wrong",
  ]);
  expect(unwell(answered({ health: { ...health, wechat: "unreachable", media: "full" } }))).toEqual([
    "wechat: away wrong",
    "media: away wrong",
  ]);
  expect(unwell(answered({ health: { ...health, jobs: "away" } }))).toEqual(["media: unfetched wrong"]);
});

it("[SC1] replies that wait for more than a minute count as stuck", () => {
  const waiting = (ms: number) => answered({ replies: { waiting: 2, since: value.now - ms } });
  expect(unwell(waiting(60_000))).toEqual([]);
  expect(checksOf(waiting(60_000), here)).toContainEqual({
    part: "replies",
    word: "going",
    state: "well",
  });
  expect(unwell(waiting(60_001))).toEqual(["replies: stuck wrong"]);
});

it("[SC1] a tone or notification that would not reach the agent is reported", () => {
  expect(unwell(well, { sound: "muted", desktop: "default" })).toEqual([
    "sound: muted note",
    "desktop: default note",
  ]);
});

it("[SC3] the text report lists release, address, server time, browser and every part", () => {
  const answer = answered({ heardAt: 1_799_999_940_000, replies: { waiting: 2, since: 1_799_999_000_000 } });
  const checks = checksOf(answer, here);
  const lines = reportOf(checks, answer, "声音是开的。").split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "Jieru 1.2.3",
    location.origin,
    "2027-01-15T08:00:00.000Z",
    navigator.userAgent,
    "seq 12 / 12",
    "WeChat 2027-01-15T07:59:00.000Z",
  ]);
  expect(lines.slice(7).map((line) => line.replace(/: .*/, ""))).toEqual(
    checks.map(({ part, state }) => {
      const [how, which] = [`standing.${state}`, `part.${part}`].map((key) =>
        i18n.t(`self-check:${key}` as never),
      );
      return `[${how}] ${which}`;
    }),
  );
  expect(lines.at(-1)).not.toBe("");
});

it("[SC3] the text report of a silent server says what is known without it", () => {
  const before = Date.now();
  const lines = reportOf(checksOf(silent, here), silent, "").split("\n");
  expect(lines[0]).toBe("Jieru ?");
  expect(lines[1]).toBe(location.origin);
  expect(Date.parse(lines[2] ?? "")).toBeGreaterThanOrEqual(before);
  expect(lines[3]).toBe(navigator.userAgent);
  expect(lines.join()).not.toContain("seq");
});
