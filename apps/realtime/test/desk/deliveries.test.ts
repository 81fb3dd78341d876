import { describe, expect, it } from "vitest";
import {
  finishes,
  givesUp,
  isBound,
  isLost,
  picksUp,
  replies,
  root,
  second,
  sending,
  served,
  start,
  startsDelivery,
  writes,
} from "./scenario.ts";

const unreachable = { kind: "not_sent", reason: "unreachable", code: null } as const;
const firstNotSent = {
  kind: "retry",
  attempt: 1,
  notBefore: start + 4 * second,
  why: unreachable,
} as const;

describe("a delivery", () => {
  it("[OB2] is `sending` before the call is made", () =>
    sending().thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sending" } },
      dispatch: { state: "sending", attempts: 1 },
    }));

  it("[OB2] whose node vanished is unconfirmed, and never started again", () =>
    sending()
      .when(givesUp("li"))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "unconfirmed" } },
        dispatch: { state: "done" },
      })
      .when(startsDelivery("li"))
      .thenNothing());

  it("[OB14] while it waits for its next try what WeChat said is known; from that try on it is not", () => {
    const why = { kind: "refused", reason: "too_fast", code: 45011 } as const;
    const delivery = (state: string, reason: string | null, code: number | null) => ({
      type: "delivery_changed" as const,
      message: { delivery: { state, reason, code } },
    });
    sending()
      .when(finishes("li", { ...firstNotSent, why }))
      .thenFacts(delivery("queued", "too_fast", 45011))
      .after(4 * second)
      .when(startsDelivery("li"))
      .thenFacts(delivery("sending", null, null))
      .when(finishes("li", { kind: "sent" }))
      .thenFacts(delivery("sent", null, null));
    sending()
      .when(finishes("li", firstNotSent))
      .thenFacts(delivery("queued", null, null));
  });

  it("[OB2] giving up one that has ended, or has not begun, changes nothing", () => {
    sending()
      .when(finishes("li", { kind: "sent" }))
      .when(givesUp("li"))
      .thenNothing();
    sending()
      .when(finishes("li", { kind: "unknown" }))
      .when(givesUp("li"))
      .thenNothing();
    served().when(replies("ann", "li")).when(givesUp("li")).thenNothing();
  });

  it("[OB2] giving up an attempt does not touch the next one, which has begun meanwhile", () => {
    const s = sending()
      .when(finishes("li", firstNotSent))
      .after(4 * second)
      .when(startsDelivery("li"));
    s.when(givesUp("li", 1)).thenNothing();
    s.when(givesUp("li", 2)).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "unconfirmed" } },
    });
  });

  it("[OB2] of a reply that is not there is refused", () =>
    sending()
      .when({ do: "start_delivery", messageId: "none" as never })
      .thenRefused("message_not_found"));

  it("[OB5] has its outcome also where its session is no longer kept", () => {
    const s = sending();
    s.desk = { ...s.desk, sessions: new Map() };
    s.when(finishes("li", { kind: "sent" })).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sent" } },
    });
    expect(s.facts[0]).not.toHaveProperty("session");
  });

  it("[OB2] the truth that comes late still corrects `unconfirmed`", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", { kind: "sent" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sent" } } }));

  it("[OB3] that was not accepted is queued again for later, and counts its attempts", () =>
    sending()
      .when(finishes("li", firstNotSent))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "queued" } },
        dispatch: { state: "queued", attempts: 1, notBefore: start + 4 * second },
      })
      .after(4 * second)
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", dispatch: { state: "sending", attempts: 2 } }));

  /** Its first try was refused for a moment; another server tries once more, and hears nothing yet. */
  const tryingAgain = () =>
    sending()
      .when(finishes("li", firstNotSent))
      .after(4 * second)
      .when(startsDelivery("li"));

  it("[OB2] a word of an earlier try that is told again takes nothing from the one under way", () =>
    tryingAgain()
      .when(finishes("li", firstNotSent))
      .thenNothing()
      .when(finishes("li", { ...firstNotSent, attempt: 2 }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "queued" } } }));

  it("[OB2] nor does it say that the last one has failed, of which nobody knows", () =>
    tryingAgain()
      .when(finishes("li", { kind: "unknown" }))
      .when(finishes("li", firstNotSent))
      .thenNothing());

  it("[OB3] with no answer is unconfirmed, and no machine retries it", () =>
    sending()
      .when(finishes("li", { kind: "unknown" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "unconfirmed" } } })
      .when(finishes("li", { kind: "unknown" }))
      .thenNothing());

  it("[OB2] [OB6] that provably did not leave is no longer unconfirmed, and not sent by machine either", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", firstNotSent))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "unreachable" } },
        dispatch: { state: "done" },
      }));

  it("[OB3] a person may send an unconfirmed one again, as a new reply that names the old", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenFacts({
      type: "reply_queued",
      message: { resendOf: old },
    });
  });

  it("[OB3] or one that failed", () => {
    const s = sending().when(finishes("li", unreachable));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenFacts({
      type: "reply_queued",
      message: { resendOf: old },
    });
  });

  it("[OB3] but each only once, by whomever: what was sent again leads to the new one, which may be sent again in its turn", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old }));
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenRefused("message_sent_again");
    const repeat = s.reply("li").id;
    s.when(startsDelivery("li")).when(finishes("li", unreachable));
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenRefused("message_sent_again");
    s.when(replies("ann", "li", "hi", { resendOf: repeat })).thenFacts({
      type: "reply_queued",
      message: { resendOf: repeat },
    });
  });

  it("[OB3] but not one that arrived, nor one that never was", () => {
    const s = sending().when(finishes("li", { kind: "sent" }));
    s.when(replies("ann", "li", "hi", { resendOf: s.reply("li").id })).thenRefused("message_not_unconfirmed");
    s.when(replies("ann", "li", "hi", { resendOf: "none" as never })).thenRefused("message_not_found");
  });

  it("[OB3] nor one to another customer, or from before this one was erased: it answers as if it were not there", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(writes("wu")).when(picksUp("ann", "wu"));
    s.when(replies("ann", "wu", "hi", { resendOf: old })).thenRefused("message_not_found");
    const { conversationId } = s.session("li");
    s.when(isBound("root", "admin")).when({ do: "erase_customer", agentId: root.id, conversationId });
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenRefused("message_not_found");
  });

  it("[OB4] starts once: a second start of the same reply finds it under way", () =>
    sending().when(startsDelivery("li")).thenNothing());

  it("[OB5] refused by WeChat is failed, with the reason and WeChat's number", () =>
    sending()
      .when(finishes("li", { kind: "refused", reason: "content_risky", code: 87014 }))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "content_risky", code: 87014 } },
        session: { lastMessage: { delivery: "failed" } },
      }));

  it("[DI2] [OB12] a failed reply leaves its customer unanswered, until a later one arrives", () => {
    const s = served()
      .after(second)
      .when(replies("ann", "li", "one"))
      .after(second)
      .when(replies("ann", "li", "two"));
    expect(s.session("li").unansweredSince).toBeNull();
    s.when(startsDelivery("li", "one")).when(
      finishes("li", { kind: "refused", reason: "quota_used", code: 45009 }, "one"),
    );
    expect(s.session("li").unansweredSince).toBe(start);
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "sent" }, "two"));
    expect(s.session("li").unansweredSince).toBeNull();
    expect(s.when(isLost("ann")).session("li").state).toBe("inactive");
  });
});
