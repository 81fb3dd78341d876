import type { Delivery } from "@jieru/shared/domain/message";
import type { AllowanceStep } from "@jieru/shared/protocol/customer-history";
import { describe, expect, test } from "vitest";
import { allowanceRounds } from "../../../src/features/customer/allowance/allowance-rounds.ts";
import { hour, minute, noon, sent } from "../conversation/fixtures.ts";

let seq = 0;
const step = (
  by: AllowanceStep["by"],
  at: number,
  left: number,
  until: number,
  more = {},
): AllowanceStep => ({
  seq: ++seq,
  at,
  sessionId: null,
  messageId: `m${seq}` as AllowanceStep["messageId"],
  by,
  allowance: { left, granted: 3, until },
  agentId: null,
  delivery: null,
  ...more,
});
const message = (at: number) => step("message", at, 3, at + 48 * hour);
const reply = (at: number, left: number, until: number, delivery: Partial<Delivery> = {}) =>
  step("reply", at, left, until, { delivery: { ...sent, ...delivery } });
const roundsOf = (steps: AllowanceStep[], now: number) => allowanceRounds(steps.toReversed(), now);
const summaries = (steps: AllowanceStep[], now: number) =>
  roundsOf(steps, now).map(({ by, acts, end, replies }) => [by, acts, replies.length, end]);

describe("[AT9] the allowance's history", () => {
  test("[AT9] a message grants, replies spend, the next message renews; newest first", () => {
    const until = noon + 48 * hour;
    const steps = [message(noon), reply(noon + minute, 2, until), message(noon + 2 * minute)];
    expect(summaries(steps, noon + 3 * minute)).toEqual([
      ["message", 1, 0, "open"],
      ["message", 1, 1, "renewed"],
    ]);
  });

  test("[AT9] a message after the window has closed is a new grant, also without replies", () => {
    const steps = [message(noon), message(noon + 48 * hour)];
    expect(summaries(steps, noon + 49 * hour)).toEqual([
      ["message", 1, 0, "open"],
      ["message", 1, 0, "expired"],
    ]);
  });

  test("[AT9] several messages before a reply are one grant", () => {
    const steps = [message(noon), message(noon + minute), message(noon + 2 * minute)];
    const [round] = roundsOf(steps, noon + 3 * minute);
    expect(round).toMatchObject({ at: noon, acts: 3, until: noon + 2 * minute + 48 * hour, end: "open" });
  });

  test("[AT9] a grant ends used, expired, or as WeChat said", () => {
    const until = noon + 48 * hour;
    const three = [1, 2, 3].map((n) => reply(noon + n * minute, 3 - n, until));
    expect(roundsOf([message(noon), ...three], noon + hour)[0]).toMatchObject({
      end: "used",
      endedAt: noon + 3 * minute,
    });
    expect(roundsOf([message(noon)], until)[0]).toMatchObject({ end: "expired", endedAt: until });
    const refused = (reason: "allowance_used" | "window_closed") =>
      roundsOf([message(noon), reply(noon + minute, 2, until, { state: "failed", reason })], noon + hour)[0]
        ?.end;
    expect([refused("allowance_used"), refused("window_closed")]).toEqual(["said_used", "said_closed"]);
  });

  test("[AT9] entering and a message after its minute are two grants", () => {
    const entered = step("entered", noon, 1, noon + minute);
    expect(summaries([entered, message(noon + 5 * minute)], noon + 6 * minute)).toEqual([
      ["message", 1, 0, "open"],
      ["entered", 1, 0, "expired"],
    ]);
  });

  test("[AT9] a last reply that was not sent does not use the grant up", () => {
    const until = noon + 48 * hour;
    const last = reply(noon + minute, 0, until, { state: "failed", reason: "unreachable" });
    expect(roundsOf([message(noon), last], noon + hour)[0]?.end).toBe("open");
  });

  test("[AT9] grants have no numbers where the log is gone, and older replies belong to none", () => {
    const bare = { ...message(noon), allowance: null };
    const steps = [reply(noon - minute, 1, noon), bare];
    expect(roundsOf(steps, noon + hour)).toMatchObject([
      { granted: null, until: null, replies: [], end: "open" },
    ]);
    expect(allowanceRounds([], noon)).toEqual([]);
  });
});
