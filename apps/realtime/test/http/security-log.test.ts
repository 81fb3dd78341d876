import { expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createSecurityLog } from "../../src/http/security-log.ts";

function openLog() {
  const lines: Record<string, unknown>[] = [];
  const counted: string[] = [];
  let now = 0;
  const log = createLogger({ logLevel: "warn" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const deny = createSecurityLog({
    log,
    clock: { now: () => now },
    count: (rule) => void counted.push(rule),
  });
  const elapse = (ms: number) => {
    now += ms;
  };
  return { lines, counted, deny, elapse };
}

it("[N32] one line has rule, reason and caller, and outside text adds no line", () => {
  const { lines, deny } = openLog();
  deny({
    rule: "N9",
    why: "signature",
    ip: '203.0.113.1\n{"level":60,"security":"N1"}',
    at: "POST /wechat/:appId",
  });
  expect(lines).toEqual([
    expect.objectContaining({ security: "N9", why: "signature", at: "POST /wechat/:appId", msg: "denied" }),
  ]);
});

it("[N32] writes refusals of other addresses while one address floods the same rule", () => {
  const { lines, deny } = openLog();
  for (let i = 0; i < 1_000; i++) deny({ rule: "N9", why: "signature", ip: "203.0.113.1" });
  deny({ rule: "N9", why: "signature", ip: "203.0.113.2" });
  expect(lines).toHaveLength(61);
  expect(lines.at(-1)).toMatchObject({ ip: "203.0.113.2" });
});

it("[N32] writes a limited number of lines for any number of addresses", () => {
  const { lines, deny, elapse } = openLog();
  for (let i = 0; i < 5_000; i++) deny({ rule: "N9", why: "signature", ip: `2001:db8::${i.toString(16)}` });
  expect(lines).toHaveLength(1_060);
  elapse(60_000);
  deny({ rule: "N9", why: "signature", ip: "203.0.113.1" });
  expect(lines.at(-1)).toMatchObject({ ip: "203.0.113.1" });
});

it("[N32] limits lines per minute and rule, then states how many were left out", () => {
  const { lines, counted, deny, elapse } = openLog();
  for (let i = 0; i < 1_000; i++) deny({ rule: "N9", why: "signature" });
  deny({ rule: "N1", why: "foreign_origin" });
  expect(lines.filter(({ security }) => security === "N9")).toHaveLength(60);
  expect(lines.filter(({ security }) => security === "N1")).toHaveLength(1);
  expect(counted).toHaveLength(1_001);
  elapse(60_000);
  deny({ rule: "N9", why: "signature" });
  expect(lines.at(-1)).toMatchObject({ security: "N9", leftOut: 940 });
});
