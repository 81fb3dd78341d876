import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { MessageId } from "@jieru/shared/domain/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryOutcome } from "../../src/desk/command.ts";
import { isUnfinished } from "../../src/desk/replies.ts";
import {
  anAccount,
  ann,
  picksUp,
  replies,
  Scenario,
  second,
  start,
  withSettings,
  writes,
} from "./scenario.ts";

/** WeChat's own count of replies to one customer: accepted replies lower it, and none resets it. */
class Wechat {
  left = 0;

  grant(replies: number): void {
    this.left = Math.max(this.left, replies);
  }

  accept(): boolean {
    if (this.left === 0) return false;
    this.left--;
    return true;
  }
}

interface Step {
  afterMs: number;
  does: "writes" | "replies" | "tries";
}
interface Fate extends Pick<Attempt, "answer"> {
  answerMs: number;
  counted: number;
}

/** WeChat counts an attempt at its own moment between request and answer, or never receives it. */
interface Attempt {
  messageId: MessageId;
  countedAt: number;
  answeredAt: number;
  answer: "received" | "lost" | "never_left";
  outcome: DeliveryOutcome | null;
}

const used = { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" } as const;
const neverLeft = { kind: "not_sent", reason: "unreachable", code: null } as const;

const step: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.constantFrom(1, 100, 700, 1_500, 4_000),
  does: fc.constantFrom<Step["does"]>("writes", "replies", "replies", "replies", "tries", "tries"),
});
const attempt: fc.Arbitrary<Fate> = fc.record({
  answerMs: fc.integer({ min: 0, max: 3 * second }),
  /** A fraction of the time until the answer. */
  counted: fc.double({ min: 0, max: 1, noNaN: true }),
  answer: fc.constantFrom<Attempt["answer"]>("received", "received", "received", "lost", "never_left"),
});

/** The account's preset and the number of replies WeChat really grants. */
const numbers = [
  ["guide", 3],
  ["current", 5],
  ["guide", 5],
  ["guide", 4],
] as const;

describe.each(numbers)("preset %s, where WeChat grants %i", (replyPreset, granted) => {
  it("[RA2] [RA7] [RA8] the console never shows more replies than WeChat accepts, whatever its answers", () => {
    let refused = 0;
    let unsure = 0;
    let accepted = 0;
    const play = (steps: Step[], attempts: Fate[]) => {
      const wechat = new Wechat();
      const desk = withSettings(anAccount(ann), { replyPreset });
      const s = new Scenario(desk).when(writes("li")).when(picksUp("ann", "li"));
      expect(s.conversation("li").allowance.left).toBe(replyPolicyOf(desk.account).message.replies);
      wechat.grant(granted);
      const coming = [...attempts];
      let flying: Attempt | null = null;

      /** [OB4] Starts one delivery at a time, in order. */
      const begin = () => {
        const next = [...s.desk.messages.values()].find((m) => m.delivery?.state === "queued");
        const fate = coming.shift();
        if (flying || !next || !fate) return;
        s.when({ do: "start_delivery", messageId: next.id });
        const answeredAt = s.now + fate.answerMs;
        const countedAt = s.now + Math.floor(fate.answerMs * fate.counted);
        flying = { messageId: next.id, countedAt, answeredAt, answer: fate.answer, outcome: null };
      };
      const holds = () => {
        // WeChat may still count these attempts.
        const uncounted =
          [...s.desk.messages.values()].filter(isUnfinished).length - (flying?.outcome ? 1 : 0);
        const { left } = s.conversation("li").allowance;
        expect(left, `at ${s.now - start} with ${uncounted} uncounted`).toBeLessThanOrEqual(
          Math.max(0, wechat.left - uncounted),
        );
      };
      /** Continues open attempts up to this time. */
      const until = (at: number) => {
        for (begin(); flying; begin()) {
          if (flying.outcome === null && flying.countedAt <= at) {
            s.now = Math.max(s.now, flying.countedAt);
            flying.outcome =
              flying.answer === "never_left" ? neverLeft : wechat.accept() ? { kind: "sent" } : used;
            const { ordinal = 0, of = 0 } = s.desk.messages.get(flying.messageId)?.delivery ?? {};
            if (flying.outcome === used && ordinal <= of) refused++;
            if (flying.outcome.kind === "sent" && ordinal > of) accepted++;
          }
          if (flying.outcome === null || flying.answeredAt > at) break;
          s.now = Math.max(s.now, flying.answeredAt);
          const outcome: DeliveryOutcome = flying.answer === "lost" ? { kind: "unknown" } : flying.outcome;
          if (outcome.kind === "unknown") unsure++;
          s.when({ do: "finish_delivery", messageId: flying.messageId, outcome });
          flying = null;
          holds();
        }
        s.now = at;
      };

      for (const { afterMs, does } of steps) {
        until(s.now + afterMs);
        if (does === "writes") wechat.grant(granted);
        const beyondAllowance = does === "tries";
        s.when(
          does === "writes" ? writes("li") : replies("ann", "li", `reply ${s.desk.seq}`, { beyondAllowance }),
        );
        holds();
      }
      until(s.now + 600 * second);
      const unfinished = [...s.desk.messages.values()].filter(isUnfinished).length;
      expect(s.conversation("li").unfinishedReplies).toBe(unfinished);
    };
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(attempt, { minLength: 40, maxLength: 40 }),
        play,
      ),
      {
        numRuns: 300,
      },
    );
    expect(refused, "replies within the count that WeChat refused").toBe(0);
    const isMore =
      granted > replyPolicyOf(withSettings(anAccount(), { replyPreset }).account).message.replies;
    if (isMore) expect(accepted, "replies beyond the count that WeChat accepted").toBeGreaterThan(5);
    expect(unsure, "replies without an answer").toBeGreaterThan(50);
  });
});
