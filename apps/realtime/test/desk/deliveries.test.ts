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

  it("[OB2] a delivery abandoned by its server is unconfirmed and never starts again", () =>
    sending()
      .when(givesUp("li"))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "unconfirmed" } },
        dispatch: { state: "done" },
      })
      .when(startsDelivery("li"))
      .thenNothing());

  it("[OB14] keeps WeChat's refusal only until the next attempt starts", () => {
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

  it("[OB2] abandoning a delivery that has ended or not begun changes nothing", () => {
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

  it("[OB2] abandoning an attempt does not affect the next one", () => {
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

  it("[OB2] starting the delivery of an unknown reply is refused", () =>
    sending()
      .when({ do: "start_delivery", messageId: "none" as never })
      .thenRefused("message_not_found"));

  it("[OB5] records its outcome also if its session is no longer stored", () => {
    const s = sending();
    s.desk = { ...s.desk, sessions: new Map() };
    s.when(finishes("li", { kind: "sent" })).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sent" } },
    });
    expect(s.facts[0]).not.toHaveProperty("session");
  });

  it("[OB2] a late outcome still corrects `unconfirmed`", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", { kind: "sent" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sent" } } }));

  it("[OB3] a delivery that was not accepted is queued for later and counts its attempts", () =>
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

  /** The first attempt was refused, and the second has no answer yet. */
  const tryingAgain = () =>
    sending()
      .when(finishes("li", firstNotSent))
      .after(4 * second)
      .when(startsDelivery("li"));

  it("[OB2] a repeated report of an earlier attempt does not affect the current one", () =>
    tryingAgain()
      .when(finishes("li", firstNotSent))
      .thenNothing()
      .when(finishes("li", { ...firstNotSent, attempt: 2 }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "queued" } } }));

  it("[OB2] a report of an earlier attempt does not fail a later unconfirmed one", () =>
    tryingAgain()
      .when(finishes("li", { kind: "unknown" }))
      .when(finishes("li", firstNotSent))
      .thenNothing());

  it("[OB3] is unconfirmed after no answer and is not retried automatically", () =>
    sending()
      .when(finishes("li", { kind: "unknown" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "unconfirmed" } } })
      .when(finishes("li", { kind: "unknown" }))
      .thenNothing());

  it("[OB2] [OB6] an unconfirmed delivery that provably was not sent fails and is not retried", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", firstNotSent))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "unreachable" } },
        dispatch: { state: "done" },
      }));

  it("[OB3] an agent may resend an unconfirmed reply as a new reply that names the old", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenFacts({
      type: "reply_queued",
      message: { resendOf: old },
    });
  });

  it("[OB3] an agent may resend a failed reply", () => {
    const s = sending().when(finishes("li", unreachable));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenFacts({
      type: "reply_queued",
      message: { resendOf: old },
    });
  });

  it("[OB3] a reply is resent only once, and its resend may be resent in turn", () => {
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

  it("[OB3] a sent or unknown reply cannot be resent", () => {
    const s = sending().when(finishes("li", { kind: "sent" }));
    s.when(replies("ann", "li", "hi", { resendOf: s.reply("li").id })).thenRefused("message_not_unconfirmed");
    s.when(replies("ann", "li", "hi", { resendOf: "none" as never })).thenRefused("message_not_found");
  });

  it("[OB3] a reply of another customer or from before an erasure cannot be resent", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(writes("wu")).when(picksUp("ann", "wu"));
    s.when(replies("ann", "wu", "hi", { resendOf: old })).thenRefused("message_not_found");
    const { conversationId } = s.session("li");
    s.when(isBound("root", "admin")).when({ do: "erase_customer", agentId: root.id, conversationId });
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenRefused("message_not_found");
  });

  it("[OB4] a second start of a delivery finds it already sending", () =>
    sending().when(startsDelivery("li")).thenNothing());

  it("[OB5] a reply refused by WeChat fails with the reason and WeChat's code", () =>
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
