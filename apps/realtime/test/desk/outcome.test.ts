import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  boss,
  ends,
  enters,
  finishes,
  given,
  hour,
  minute,
  picksUp,
  replies,
  type Scenario,
  startsDelivery,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";

const outcome = (s: Scenario) => s.session("li").outcome;
const asked = () => given(anAccount(ann, boss)).when(writes("li"));
const answered = () =>
  asked()
    .after(2 * minute)
    .when(picksUp("ann", "li"))
    .after(minute)
    .when(replies("ann", "li"));
const failed = finishes("li", { kind: "not_sent", reason: "unreachable", code: null });

describe("the outcome of a session", () => {
  it("[SE17] is `answered` if a person replied, also when the customer has written since", () => {
    const s = answered().delivered("li").after(minute).when(writes("li")).when(ends("ann", "li"));
    expect(outcome(s)).toBe("answered");
    expect(s.session("li").firstAnswerMs, "time in the queue included").toBe(3 * minute);
  });

  it("[SE17] is `not_answered` if it was picked up and no person replied", () => {
    expect(outcome(asked().when(picksUp("ann", "li")).when(ends("ann", "li")))).toBe("not_answered");
    const returned = asked()
      .when(picksUp("ann", "li"))
      .when(transfers("ann", "li", null));
    expect(outcome(returned.when(ends("boss", "li")))).toBe("not_answered");
  });

  it("[SE17] is `never_picked_up`, or `lapsed` once the reply window has closed, without a pick-up", () => {
    expect(outcome(asked().when(ends("boss", "li")))).toBe("never_picked_up");
    const lapsed = asked()
      .after(48 * hour)
      .when(timePassesOver("li"));
    expect(outcome(lapsed)).toBeNull();
    expect(outcome(lapsed.when(ends("boss", "li")))).toBe("lapsed");
  });

  it("[SE17] is none if the customer only entered", () => {
    const s = given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(outcome(s)).toBeNull();
  });

  it("[SE17] does not count an automatic text as an answer", () => {
    const autoReply = { when: "nobody_online", text: "away" } as const;
    const s = given(withSettings(anAccount(boss), { autoReply })).when({
      do: "set_status",
      agentId: boss.id,
      by: boss.id,
      status: "away",
    });
    s.when(writes("li")).delivered("li").when(ends("boss", "li"));
    expect(outcome(s)).toBe("never_picked_up");
  });

  it("[SE17] does not count a reply that failed, before the end or after it", () => {
    const s = answered().when(startsDelivery("li")).when(failed);
    expect(s.session("li").firstAnswerMs).toBeNull();
    expect(outcome(s.when(ends("ann", "li")))).toBe("not_answered");
    const late = answered().when(startsDelivery("li")).when(ends("ann", "li"));
    expect(outcome(late)).toBe("answered");
    expect(outcome(late.when(failed))).toBe("not_answered");
  });

  it("[SE17] counts a later reply that arrives after the first one failed", () => {
    const s = answered()
      .after(minute)
      .when(replies("ann", "li", "second"));
    s.when(startsDelivery("li", "hi")).when(
      finishes("li", { kind: "not_sent", reason: "unreachable", code: null }, "hi"),
    );
    s.when(startsDelivery("li", "second")).when(finishes("li", { kind: "sent" }, "second"));
    expect(s.session("li").firstAnswerMs).toBe(4 * minute);
    expect(outcome(s.when(ends("ann", "li")))).toBe("answered");
  });
});

describe("figures of a session for reports", () => {
  const closed = (s: Scenario) => s.session("li").closedUnanswered;
  const queued = (s: Scenario) => s.session("li").queuedMs;

  it("[RP10] is closed unanswered if the customer's last message waited at the end", () => {
    expect(closed(answered().delivered("li").when(ends("ann", "li")))).toBe(false);
    expect(closed(answered().delivered("li").when(writes("li")).when(ends("ann", "li")))).toBe(true);
    expect(closed(asked().when(ends("boss", "li")))).toBe(true);
    expect(
      closed(given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li")).when(ends("ann", "li"))),
    ).toBe(false);
  });

  it("[RP10] becomes closed unanswered if its last reply fails after the end", () => {
    const late = answered().when(startsDelivery("li")).when(ends("ann", "li"));
    expect(closed(late)).toBe(false);
    expect(closed(late.when(failed))).toBe(true);
  });

  it("[RP10] keeps its longest time in the queue until pick-up, end or close of the window", () => {
    expect(queued(asked())).toBeNull();
    const first = asked()
      .after(2 * minute)
      .when(picksUp("ann", "li"));
    expect(queued(first)).toBe(2 * minute);
    const again = first
      .when(transfers("ann", "li", null))
      .after(minute)
      .when(picksUp("ann", "li"));
    expect(queued(again), "the customer has waited since they wrote").toBe(3 * minute);
    expect(queued(asked().after(hour).when(ends("boss", "li")))).toBe(hour);
    const lapsed = asked()
      .after(48 * hour)
      .when(timePassesOver("li"));
    expect(queued(lapsed.after(hour).when(ends("boss", "li")))).toBe(48 * hour);
  });
});
