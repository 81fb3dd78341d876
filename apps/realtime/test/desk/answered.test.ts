import type { ClientMessageId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import type { DeliveryOutcome } from "../../src/desk/command.ts";
import {
  type Action,
  anAccount,
  ann,
  enters,
  finishes,
  given,
  givesUp,
  hour,
  minute,
  notes,
  picksUp,
  reactivates,
  replies,
  second,
  served,
  sets,
  start,
  startsDelivery,
  timePassesOver,
  transfers,
  writes,
} from "./scenario.ts";

const refused = { kind: "refused", reason: "quota_used", code: 45009 } as const;
const unreachable = { kind: "not_sent", reason: "unreachable", code: null } as const;

describe("a customer waiting for an answer", () => {
  it.each([0, second])(
    "[OB5] a message %i ms after a reply is unanswered and stays so when the reply arrives",
    (ms) => {
      const s = served().when(replies("ann", "li")).after(ms).when(writes("li", "and?"));
      expect(s.session("li").unansweredSince).toBe(start + ms);
      s.after(minute).when(startsDelivery("li"));
      expect(s.session("li").unansweredSince).toBe(start + ms);
      s.when(finishes("li", { kind: "sent" }));
      expect(s.session("li").unansweredSince).toBe(start + ms);
    },
  );

  it("[OB5] a reply with an unknown outcome does not answer a customer whose earlier reply failed", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .after(second)
      .when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "unknown" }, "two"));
    expect(s.session("li").unansweredSince).toBe(start);
  });

  it("[DI2] [OB5] [OB12] a failed reply restores the wait since the first unanswered message", () => {
    const s = served().after(minute).when(writes("li", "and?")).after(minute);
    const since = (action: Action) => s.when(action).session("li").unansweredSince;
    expect(since(replies("ann", "li", "one"))).toBeNull();
    s.after(minute).when(writes("li", "hello?"));
    s.when(startsDelivery("li", "one"));
    expect(since(finishes("li", refused, "one"))).toBe(start);
    s.after(minute)
      .when(replies("ann", "li", "two"))
      .when(replies("ann", "li", "three"));
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "sent" }, "two"));
    s.after(minute).when(startsDelivery("li", "three"));
    expect(since(finishes("li", refused, "three"))).toBe(start + 4 * minute);
    expect(s.when(transfers("ann", "li", null)).session("li").waitingSince).toBe(start + 4 * minute);
  });

  it("[OB5] the second of two simultaneous replies answers the customer if the first fails", () => {
    const s = served().when(replies("ann", "li")).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "sent" })).after(minute);
    s.when(replies("ann", "li", "one")).when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    expect(s.session("li").unansweredSince).toBe(start + minute);
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "sent" }, "two"));
    expect(s.session("li").unansweredSince).toBeNull();
  });

  it("[OB2] [OB5] a late failure of an earlier reply does not undo the answer of a later one", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .when(startsDelivery("li", "one"))
      .when(givesUp("li"));
    s.after(second)
      .when(replies("ann", "li", "two"))
      .when(startsDelivery("li", "two"));
    const expectUnansweredSince = (unansweredSince: number | null) =>
      expect(s.when(finishes("li", refused, "one")).session("li").unansweredSince).toBe(unansweredSince);
    s.when(finishes("li", { kind: "sent" }, "two"));
    expectUnansweredSince(null);
    s.after(second)
      .when(writes("li", "and?"))
      .when(replies("ann", "li", "three"));
    s.when(startsDelivery("li", "three")).when(finishes("li", refused, "three"));
    expect(s.session("li").unansweredSince).toBe(start + 2 * second);
  });

  it("[OB2] [OB5] a late failure of an unconfirmed reply restores the original wait", () => {
    const s = served()
      .after(minute)
      .when(replies("ann", "li"))
      .when(startsDelivery("li"))
      .when(givesUp("li"));
    expect(s.session("li").unansweredSince).toBeNull();
    s.after(minute).when(finishes("li", unreachable));
    expect(s.session("li").unansweredSince).toBe(start);
  });

  it("[OB2] [OB5] a late failure restores the original wait while a later reply is on its way", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .when(startsDelivery("li", "one"))
      .when(givesUp("li"));
    s.after(second)
      .when(replies("ann", "li", "two"))
      .when(startsDelivery("li", "two"));
    s.when(finishes("li", refused, "one"));
    expect(s.session("li").unansweredSince).toBe(start);
  });

  it("[OB5] a failed reply to a customer who only entered leaves nothing unanswered", () => {
    const s = given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li")).when(replies("ann", "li"));
    s.when(startsDelivery("li")).when(finishes("li", refused));
    expect(s.session("li").unansweredSince).toBeNull();
  });

  it("[OB2] [OB5] a late failure leaves the wait of a customer who has written since", () => {
    const s = served().when(replies("ann", "li")).when(startsDelivery("li")).when(givesUp("li"));
    s.after(minute).when(writes("li", "and?"));
    s.after(minute).when(finishes("li", refused));
    expect(s.session("li").unansweredSince).toBe(start + minute);
  });

  it("[DI2] [OB5] the earliest unanswered message counts when two replies fail", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .after(minute)
      .when(writes("li", "and?"))
      .when(replies("ann", "li", "two"));
    for (const text of ["one", "two"]) {
      s.when(startsDelivery("li", text)).when(finishes("li", refused, text));
      expect(s.session("li").unansweredSince).toBe(start);
    }
  });

  it.each([
    ["what it was to answer", () => served()],
    ["that and more", () => served().after(minute).when(writes("li", "and?"))],
  ])("[DI2] [OB12] a second reply that fails while a third is under way leaves %s unanswered", (_, begin) => {
    const s = begin().after(minute);
    s.when(replies("ann", "li", "one")).when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    s.after(minute).when(replies("ann", "li", "three"));
    s.when(startsDelivery("li", "two")).when(finishes("li", refused, "two"));
    expect(s.session("li").unansweredSince).toBe(start);
    s.when(startsDelivery("li", "three")).when(finishes("li", { kind: "sent" }, "three"));
    expect(s.session("li").unansweredSince).toBeNull();
  });

  it("[SE10] [OB12] a reply stopped by a change of owner leaves the first message unanswered", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .after(second)
      .when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    s.after(minute)
      .when(transfers("ann", "li", "bob"))
      .when(replies("bob", "li", "three"));
    s.when(startsDelivery("li", "two"));
    expect(s.reply("li", "two").delivery).toMatchObject({ state: "failed", reason: "ownership_changed" });
    expect(s.session("li").unansweredSince).toBe(start);
  });

  it("[OB12] [OB5] a reply that arrives after an earlier failure does not answer later messages", () => {
    const s = served()
      .after(second)
      .when(replies("ann", "li", "one"))
      .when(replies("ann", "li", "two"));
    s.after(minute).when(writes("li", "and?"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    expect(s.session("li").unansweredSince).toBe(start);
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "sent" }, "two"));
    expect(s.session("li").unansweredSince).toBe(start + second + minute);
  });

  it("[OB5] a failed reply in an ended session leaves nothing unanswered", () => {
    const s = served().when(replies("ann", "li")).when(startsDelivery("li"));
    s.when({ do: "end", agentId: ann.id, sessionId: s.session("li").id }).when(finishes("li", refused));
    expect(s.session("li")).toMatchObject({ state: "ended", unansweredSince: null });
  });

  it("[OB5] the session shows the delivery state of its newest message", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", refused, "one"));
    expect(s.session("li").lastMessage).toMatchObject({ text: "two", delivery: "queued" });
    s.when(startsDelivery("li", "two")).when(finishes("li", refused, "two"));
    expect(s.session("li").lastMessage).toMatchObject({ text: "two", delivery: "failed" });
  });
});

describe("the owner's response time", () => {
  it("[DI4] restarts after a failed reply and after no other outcome", () => {
    const s = served()
      .after(minute)
      .when(replies("ann", "li", "one"))
      .when(replies("ann", "li", "two"));
    s.after(minute)
      .when(startsDelivery("li", "one"))
      .when(finishes("li", { kind: "sent" }, "one"));
    expect(s.session("li").servedSince).toBe(start);
    s.after(minute)
      .when(startsDelivery("li", "two"))
      .when(finishes("li", refused, "two"));
    expect(s.session("li").servedSince).toBe(start + 3 * minute);
  });

  it("[DI4] does not run in an inactive session", () => {
    const s = served().when(replies("ann", "li")).when(startsDelivery("li"));
    s.after(hour).when(timePassesOver("li")).when(finishes("li", refused));
    expect(s.session("li")).toMatchObject({ state: "inactive", servedSince: null });
  });

  it("[BO2] the first response time survives the same owner's reactivation and restarts with a new owner", () => {
    const s = served()
      .after(10 * second)
      .when(replies("ann", "li"))
      .after(hour)
      .when(timePassesOver("li"));
    const times = () => {
      const { pickedUpAt, firstResponseMs } = s.session("li");
      return { pickedUpAt, firstResponseMs };
    };
    s.when(reactivates("ann", "li"));
    expect(times()).toEqual({ pickedUpAt: start, firstResponseMs: 10 * second });
    s.when(transfers("ann", "li", "bob"));
    expect(times()).toEqual({ pickedUpAt: s.now, firstResponseMs: null });
    const transferredAt = s.now;
    s.after(20 * second)
      .when(writes("li", "hello?"))
      .after(5 * second)
      .when(replies("bob", "li"));
    expect(times()).toEqual({ pickedUpAt: transferredAt, firstResponseMs: 5 * second });
    s.after(minute).when(replies("bob", "li", "more"));
    expect(times().firstResponseMs).toBe(5 * second);
  });
});

describe("delivery outcomes", () => {
  it("[OB3] a busy answer of WeChat keeps its code, and no answer has none", () => {
    const sendingOne = () => served().when(replies("ann", "li")).when(startsDelivery("li"));
    expect(
      sendingOne()
        .when(finishes("li", { kind: "unknown", busy: -1 }))
        .reply("li").delivery,
    ).toMatchObject({
      state: "unconfirmed",
      reason: "busy",
      code: -1,
    });
    expect(
      sendingOne()
        .when(finishes("li", { kind: "unknown" }))
        .reply("li").delivery,
    ).toMatchObject({
      state: "unconfirmed",
      reason: null,
      code: null,
    });
  });

  it("[RA4] an outcome that is unknown or sent returns no reply to the allowance", () => {
    for (const outcome of [{ kind: "unknown" }, { kind: "unknown", busy: -1 }, { kind: "sent" }] as const) {
      const s = served().when(replies("ann", "li")).when(startsDelivery("li")).when(finishes("li", outcome));
      expect(s.conversation("li").allowance.left).toBe(2);
    }
  });

  it("[RA4] an unsent reply returns to the allowance only of a grant newer than the refusal", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).when(finishes("li", { ...refused, allowance: "used" }, "one"));
    s.when(startsDelivery("li", "two")).when(finishes("li", unreachable, "two"));
    expect(s.conversation("li").allowance.left).toBe(0);
    s.after(1).when(writes("li", "again"));
    s.when(replies("ann", "li", "three")).when(startsDelivery("li", "three"));
    s.when(finishes("li", unreachable, "three"));
    expect(s.conversation("li").allowance.left).toBe(3);
  });
});

describe("a delivery outcome that is too late or too early", () => {
  it.each<DeliveryOutcome>([{ kind: "sent" }, refused, unreachable])(
    "[OB2] changes nothing about a delivery that ended with %o, nor about one that has not begun",
    (outcome) => {
      const queuedOne = served().when(replies("ann", "li"));
      for (const other of [{ kind: "sent" }, refused, unreachable] as const)
        queuedOne.when(finishes("li", other)).thenNothing();
      queuedOne.when(startsDelivery("li")).when(finishes("li", outcome)).thenFacts("delivery_changed");
      for (const other of [{ kind: "sent" }, { kind: "unknown" }, refused, unreachable] as const)
        queuedOne.when(finishes("li", other)).thenNothing();
    },
  );
});

it("[TR11] a reply to the newest message marks all messages as read", () => {
  const s = served().when(writes("li", "one")).when(writes("li", "two"));
  const seen = s.session("li").lastMessage?.id ?? null;
  s.when(replies("ann", "li", "both", { seen }));
  expect(s.session("li")).toMatchObject({ unread: 0, unansweredSince: null });
});

it("[SE3] a waiting session has no inactivity time, however much the customer writes", () => {
  const s = given(anAccount(ann)).when(writes("li")).after(minute).when(writes("li", "hello?"));
  expect(s.session("li")).toMatchObject({ state: "waiting", reactivateAt: null });
});

describe("a client message id", () => {
  const press = "press-of-send" as ClientMessageId;

  it("[OB1] is not accepted for a reply in another session or for a note", () => {
    const s = served().when(replies("ann", "li", "hi", { clientMessageId: press }));
    s.when(writes("wu")).when(picksUp("ann", "wu"));
    s.when(replies("ann", "wu", "hi", { clientMessageId: press })).thenRefused("client_message_id_reused");
    s.when(notes("ann", "li", "hi", press)).thenRefused("client_message_id_reused");
  });

  it("[OB1] a note's client message id belongs to its customer", () => {
    const s = served()
      .when(notes("ann", "li", "call back", press))
      .thenFacts("note_added");
    s.when(notes("ann", "li", "call back", press)).thenNothing();
    s.when(writes("wu")).when(picksUp("ann", "wu"));
    s.when(notes("ann", "wu", "call back", press)).thenRefused("client_message_id_reused");
    s.when(replies("ann", "li", "call back", { clientMessageId: press })).thenRefused(
      "client_message_id_reused",
    );
  });
});

it("[RA5] a text of 2,048 bytes is sent and a longer one is refused", () => {
  served()
    .when(replies("ann", "li", "x".repeat(2_048)))
    .thenFacts("reply_queued");
  served()
    .when(replies("ann", "li", "x".repeat(2_049)))
    .thenRefused({ refusal: "text_too_long", bytes: 2_049, limit: 2_048 });
});

it("[AG3] setting an agent's current status again keeps its start time", () => {
  const s = served()
    .after(minute)
    .when(sets("ann", "ann", "away"));
  expect(s.agent("ann").statusSince).toBe(start + minute);
  s.after(minute)
    .when(sets("boss", "ann", "away"))
    .thenNothing();
  s.after(minute).when(sets("boss", "ann", "online"));
  expect(s.agent("ann")).toMatchObject({ statusSince: s.now, statusWhy: "supervisor" });
  s.when(sets("boss", "ann", "online")).thenNothing();
});
