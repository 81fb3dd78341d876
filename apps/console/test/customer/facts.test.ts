import type { SessionId } from "@jieru/shared/domain/ids";
import { describe, expect, test } from "vitest";
import { earlierSessions } from "../../src/customer/earlier-sessions.ts";
import { spentBy } from "../../src/customer/spent-by.ts";
import { lin, minute, noon, replied, said, sent, session, told } from "../conversation/given.ts";

const { allowance } = session();

describe("[RA5] what took of the allowance", () => {
  test("the replies since the grant, and which of them is in doubt", () => {
    const messages = [
      replied("以前的", noon - minute),
      replied("一", noon + minute),
      replied("二", noon + 2 * minute, { delivery: { ...sent, state: "unconfirmed" } }),
    ];
    expect(spentBy({ ...allowance, left: 1 }, messages)).toEqual({
      count: 2,
      times: [noon + minute, noon + 2 * minute],
      doubtful: noon + 2 * minute,
      failed: null,
    });
  });
  test("a failed reply only where the count says that it was taken", () => {
    const messages = [replied("一", noon + minute, { delivery: { ...sent, state: "failed" } })];
    expect(spentBy({ ...allowance, left: 2 }, messages).failed).toBe(noon + minute);
    expect(spentBy({ ...allowance, left: 3 }, messages)).toMatchObject({ count: 0, times: [], failed: null });
  });
});

test("earlier sessions, newest first, with who served and how it began", () => {
  const of = (id: string) => ({ sessionId: id as SessionId });
  const messages = [
    { ...said("杯口多大"), ...of("a") },
    { ...replied("8 厘米"), ...of("a") },
    { ...told({ what: "ended", why: "by_agent", agentName: "林知夏" }), ...of("a") },
    { ...said("开发票"), ...of("b") },
    { ...said("在吗"), ...of("c") },
  ];
  const earlier = earlierSessions(messages, "c" as SessionId);
  expect(earlier.map((s) => [s.id, s.count, s.opening])).toEqual([
    ["b", 1, "开发票"],
    ["a", 2, "杯口多大"],
  ]);
  expect(earlier[1]?.agentIds).toEqual([lin.id]);
});
