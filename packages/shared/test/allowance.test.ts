import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Allowance,
  allowanceClosed,
  allowanceLevel,
  allowanceUsed,
  grantReplies,
  isOpen,
  learn,
  noAllowance,
  noEvidence,
  proposedReplies,
  refundReply,
  replyBlock,
  replyPresets,
  spendReply,
} from "../src/domain/allowance.ts";
import { anAllowance, hour, minute } from "./fixtures.ts";

const { guide, current } = replyPresets;
const facts = ({ left, granted, until }: Allowance) => ({ left, granted, until });

describe("a customer's act", () => {
  it("[RA1] entering grants one reply for a minute, a message three for 48 hours", () => {
    expect(facts(grantReplies(noAllowance, "entered", guide, 0))).toEqual({
      left: 1,
      granted: 1,
      until: minute,
    });
    expect(facts(grantReplies(noAllowance, "message", guide, 0))).toEqual({
      left: 3,
      granted: 3,
      until: 48 * hour,
    });
  });

  it("[RA1] preset current grants two replies for a minute and five for 48 hours", () => {
    expect(facts(grantReplies(noAllowance, "entered", current, 0))).toEqual({
      left: 2,
      granted: 2,
      until: minute,
    });
    expect(facts(grantReplies(noAllowance, "message", current, 0))).toEqual({
      left: 5,
      granted: 5,
      until: 48 * hour,
    });
  });

  it("[RA1] an act that arrives late grants replies from the time it was made", () => {
    expect(grantReplies(noAllowance, "entered", guide, 100_000, 10_000)).toEqual({
      left: 1,
      granted: 1,
      until: 90_000 + minute,
      grantedBy: "entered",
      grantedAt: 100_000,
    });
    expect(grantReplies(noAllowance, "message", guide, 100_000, 10_000).until).toBe(90_000 + 48 * hour);
    expect(isOpen(grantReplies(noAllowance, "entered", guide, 100_000, minute), 100_000)).toBe(false);
  });

  describe("made before the newest grant and received after it", () => {
    const second = 1_000;
    /** Returns the allowance of a message at 10 s after `taken` replies. */
    const granted = (taken: number) =>
      spendReply(grantReplies(noAllowance, "message", guide, 10 * second), taken);

    it.each([0, 1, 2, 3])("[RA2] grants none of the replies that were sent since: %i", (taken) =>
      expect(grantReplies(granted(taken), "message", guide, 20 * second, 15 * second)).toEqual(
        granted(taken),
      ),
    );

    it("[RA2] grants its own number less the replies sent since, if that is more", () => {
      const entered = spendReply(grantReplies(noAllowance, "entered", guide, 10 * second));
      expect(grantReplies(entered, "message", guide, 20 * second, 15 * second)).toEqual({
        left: 2,
        granted: 3,
        until: 5 * second + 48 * hour,
        grantedBy: "message",
        grantedAt: 10 * second,
      });
    });

    it("[RA2] grants its full number when the newest grant has expired", () => {
      const over = grantReplies(noAllowance, "entered", guide, 10 * second);
      const later = 10 * second + minute;
      expect(grantReplies(over, "message", guide, later, minute + second)).toMatchObject({
        left: 3,
        granted: 3,
      });
    });

    it("[RA2] grants its full number when it was made with the newest grant", () => {
      const anew = { left: 3, granted: 3, grantedAt: 20 * second };
      expect(grantReplies(granted(3), "message", guide, 20 * second, 10 * second)).toMatchObject(anew);
    });

    it("[RA2] counts as new when only the server's clock was set back", () =>
      expect(grantReplies(granted(3), "message", guide, 5 * second)).toMatchObject({ left: 3 }));
  });

  // Reading A of the three readings of "the largest limit".
  for (const [preset, policy, none, one, full] of [
    ["guide", guide, 1, 1, 3],
    ["current", current, 2, 2, 5],
  ] as const) {
    const open = (left: number) => anAllowance({ left, granted: policy.message.replies });

    it(`[RA2] ${preset}: enters again in the open window with none left → ${none}, until the 48 h`, () =>
      expect(grantReplies(open(0), "entered", policy, hour)).toMatchObject({ left: none, until: 48 * hour }));

    it(`[RA2] ${preset}: the same with one left → ${one}, until the 48 h`, () =>
      expect(grantReplies(open(1), "entered", policy, hour)).toMatchObject({ left: one, until: 48 * hour }));

    it(`[RA2] ${preset}: enters, uses it up, then writes → ${full}`, () => {
      let a = grantReplies(noAllowance, "entered", policy, 0);
      while (a.left > 0) a = spendReply(a);
      expect(grantReplies(a, "message", policy, 1_000)).toMatchObject({
        left: full,
        until: 1_000 + 48 * hour,
      });
    });
  }

  it("[RA2] `granted` is the newest act's number, or the earlier one while more replies are left", () => {
    const enters = (left: number) => facts(grantReplies(anAllowance({ left }), "entered", guide, hour));
    expect(enters(0)).toMatchObject({ left: 1, granted: 1 });
    expect(enters(1)).toMatchObject({ left: 1, granted: 1 });
    expect(enters(2)).toMatchObject({ left: 2, granted: 3 });
  });

  it("[RA2] unused replies expire at the deadline", () =>
    expect(grantReplies(anAllowance({ until: 100 }), "entered", guide, 100)).toMatchObject({
      left: 1,
      until: 100 + minute,
    }));

  it("[RA2] grants never add up, and never take away", () => {
    const act = fc.record({
      kind: fc.constantFrom("entered" as const, "message" as const),
      after: fc.nat(50 * hour),
      spends: fc.nat(6),
    });
    fc.assert(
      fc.property(fc.constantFrom(guide, current), fc.array(act, { maxLength: 20 }), (policy, acts) => {
        let a = noAllowance;
        let now = 0;
        for (const { kind, after, spends } of acts) {
          now += after;
          const before = a;
          a = grantReplies(a, kind, policy, now);
          expect(a.left).toBe(Math.max(isOpen(before, now) ? before.left : 0, policy[kind].replies));
          expect(a.left).toBeLessThanOrEqual(policy.message.replies);
          expect(a.left).toBeLessThanOrEqual(a.granted);
          expect(a.until).toBe(Math.max(before.until, now + policy[kind].windowMs));
          for (let i = 0; i < spends; i++) a = spendReply(a);
          expect(a.left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe("a reply", () => {
  it("[RA3] replyBlock returns reply_allowance_used and the deadline when no reply is left", () =>
    expect(replyBlock(anAllowance({ left: 0 }), hour)).toEqual({
      refusal: "reply_allowance_used",
      left: 0,
      until: 48 * hour,
    }));
  it("[RA3] replyBlock returns reply_window_closed and the unused replies after the deadline", () =>
    expect(replyBlock(anAllowance({ left: 2 }), 48 * hour)).toEqual({
      refusal: "reply_window_closed",
      left: 2,
      until: 48 * hour,
    }));
  it("[RA3] replyBlock returns reply_window_closed when nothing was ever granted", () =>
    expect(replyBlock(noAllowance, 0)?.refusal).toBe("reply_window_closed"));
  it("[RA3] the last millisecond is open", () =>
    expect(replyBlock(anAllowance({ left: 1 }), 48 * hour - 1)).toBeNull());
  it("[RA7] a refund gives one back, never more than was granted", () => {
    expect(refundReply(anAllowance({ left: 1 })).left).toBe(2);
    expect(refundReply(anAllowance({ left: 3 })).left).toBe(3);
  });
});

describe("WeChat's answer", () => {
  it("[RA4] 45047 corrects the count to zero; the deadline stands", () =>
    expect(facts(allowanceUsed(anAllowance()))).toEqual({ left: 0, granted: 3, until: 48 * hour }));
  it("[RA4] 45015 closes the window now, or leaves it as long closed as it was", () => {
    expect(allowanceClosed(anAllowance(), hour)).toMatchObject({ left: 0, until: hour });
    expect(allowanceClosed(anAllowance({ until: minute }), hour)).toMatchObject({ until: minute });
  });
  it("[RA4] the customer's next message grants replies again after either errcode", () =>
    expect(grantReplies(allowanceClosed(anAllowance(), hour), "message", guide, hour)).toMatchObject({
      left: 3,
      until: 49 * hour,
    }));
});

describe("allowanceLevel", () => {
  const until = 48 * hour;
  it.each([
    ["ok", {}, 0],
    ["low", { left: 1 }, 0],
    ["ok", { left: 1, granted: 1 }, 0],
    ["ok", {}, until - hour],
    ["critical", {}, until - hour + 1],
    ["critical", {}, until - minute - 1],
    ["seconds", {}, until - minute],
    ["seconds", {}, until - 1],
    ["closed", {}, until],
    ["used", { left: 0 }, until - 1],
    ["closed", { left: 0 }, until],
  ] as const)("[RA5] %s: %o at %i", (level, change, now) =>
    expect(allowanceLevel(anAllowance(change), now)).toBe(level),
  );
});

describe("the evidence of an account", () => {
  it("[RA9] keeps the highest accepted and the lowest refused reply, and drops what a newer answer contradicts", () => {
    const accepted = learn(learn(noEvidence, "accepted", 5, 1), "accepted", 4, 2);
    expect(accepted).toEqual({ accepted: { replies: 5, at: 1 }, refused: null });
    const both = learn(accepted, "refused", 6, 3);
    expect(both).toEqual({ accepted: { replies: 5, at: 1 }, refused: { replies: 6, at: 3 } });
    expect(learn(both, "refused", 7, 4)).toBe(both);
    expect(learn(both, "refused", 4, 5)).toEqual({ accepted: null, refused: { replies: 4, at: 5 } });
    expect(learn(both, "accepted", 6, 6)).toEqual({ accepted: { replies: 6, at: 6 }, refused: null });
  });

  it("[RA9] proposes the number that follows where the settings say another one", () => {
    expect(proposedReplies(noEvidence, guide)).toBeNull();
    expect(proposedReplies(learn(noEvidence, "accepted", 5, 1), guide)).toBe(5);
    expect(proposedReplies(learn(noEvidence, "accepted", 5, 1), current)).toBeNull();
    expect(proposedReplies(learn(noEvidence, "refused", 4, 1), guide)).toBeNull();
    expect(proposedReplies(learn(noEvidence, "refused", 4, 1), current)).toBe(3);
  });
});
