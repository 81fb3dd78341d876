import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import { ratingSlot } from "@jieru/shared/domain/rating";
import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  blocks,
  bob,
  boss,
  ends,
  given,
  hour,
  minute,
  picksUp,
  reminds,
  reopens,
  replies,
  root,
  type Scenario,
  second,
  setsPickup,
  takesOver,
  timePassesOver,
  transfers,
  unbinds,
  unblocks,
  withSettings,
  writes,
} from "./scenario.ts";
import { addsTopic, endsAbout, endsUnasked, rates } from "./wrap-up-actions.ts";

const shop = (change = {}) =>
  given(
    withSettings(anAccount(ann, bob, boss, root), {
      ratingRequest: { text: `好吗？${ratingSlot}` },
      ...change,
    }),
  );
const open = (s = shop()) => s.when(writes("li")).when(picksUp("ann", "li"));
const answered = (s = shop()) => open(s).when(replies("ann", "li")).delivered("li");
const questions = (s: Scenario) =>
  s.history.filter((f) => f.type === "reply_queued" && f.message.agentId === null).length;
const standing = (s: Scenario) => {
  const { state, ownerId, epoch, waitingSince, lapsed, unread, unansweredSince, reminder, outcome } =
    s.session("li");
  return { state, ownerId, epoch, waitingSince, lapsed, unread, unansweredSince, reminder, outcome };
};

describe("undoing an end", () => {
  it.each<[string, (s: Scenario) => Scenario]>([
    ["an answered one", (s) => answered(s)],
    ["one whose customer waits for an answer", (s) => open(s).when(writes("li", "there?"))],
    ["one with a reminder", (s) => answered(s).when(reminds("ann", "li", hour, "parcel"))],
    [
      "an inactive one",
      (s) =>
        answered(s)
          .after(30 * minute)
          .when(timePassesOver("li")),
    ],
    ["a supervisor's of a colleague", (s) => answered(s)],
  ])("[SE18] leaves a session as it was: %s", (name, before) => {
    const s = before(shop());
    const [was, by] = [standing(s), name.startsWith("a supervisor") ? "boss" : "ann"];
    const { load } = s.agent("ann");
    s.when(ends(by, "li")).thenFacts("session_ended");
    s.after(6 * second)
      .when(reopens(by, "li"))
      .thenFacts({
        type: "session_reopened",
        message: { direction: "system", notice: { what: "reopened", agentName: by, undone: true } },
      });
    expect(standing(s)).toEqual(was);
    expect(s.session("li")).toMatchObject({ endedAt: null, outcome: null, ratingDueAt: null });
    expect(s.agent("ann").load).toBe(load);
  });

  it("[SE18] returns a waiting session to its place in the queue", () => {
    const s = shop().when(writes("li"));
    const was = standing(s);
    s.after(minute).when(ends("boss", "li"));
    s.after(second).when(reopens("boss", "li")).thenFacts("session_reopened");
    expect(standing(s)).toEqual(was);
    expect(s.desk.waitingCount).toBe(1);
  });

  it("[SE18] [CR2] cancels the rating request, and the next end sends one", () => {
    const s = answered()
      .when(ends("ann", "li"))
      .after(5 * second)
      .when(reopens("ann", "li"));
    s.after(minute).when(timePassesOver("li"));
    expect(questions(s)).toBe(0);
    s.when(ends("ann", "li"))
      .after(7 * second)
      .when(timePassesOver("li"));
    expect(questions(s)).toBe(1);
  });

  it("[SE18] is allowed only to the agent who ended it", () => {
    const s = answered().when(ends("boss", "li")).after(second);
    s.when(reopens("bob", "li")).thenRefused("not_owner");
    s.when(reopens("ann", "li")).thenFacts({
      type: "session_reopened",
      message: { notice: { what: "reopened", agentName: "ann", undone: false } },
    });
  });

  it("[SE18] is refused the second time", () => {
    const s = answered().when(ends("ann", "li")).when(reopens("ann", "li"));
    s.when(reopens("ann", "li")).thenRefused("session_not_ended");
  });

  it("[SE18] may exceed the capacity of an owner who got another customer meanwhile", () => {
    const s = answered(shop({ exceedByHand: false }))
      .when(setsPickup("ann", true, 1))
      .when(writes("wu"));
    s.when(ends("ann", "li")).thenFacts("session_ended", "session_picked_up");
    s.when(reopens("ann", "li")).thenFacts("session_reopened");
    expect(s.agent("ann").load).toBe(2);
  });

  it("[SE18] is refused if the customer has opened a new session meanwhile", () => {
    const s = answered().when(ends("ann", "li"));
    const { id: sessionId } = s.session("li");
    s.when(writes("li"));
    const undo = { do: "reopen", agentId: "ann" as AgentId, sessionId } as const;
    s.when(undo).thenRefused("customer_has_newer_session");
    expect(s.session("li").state).toBe("waiting");
  });

  it("[SE18] leaves the session in the queue if its owner was unbound", () => {
    const s = answered().when(ends("root", "li")).when(unbinds("root", "ann"));
    s.when(reopens("root", "li")).thenFacts("session_reopened");
    expect(s.session("li")).toMatchObject({ state: "waiting", ownerId: null });
  });

  it("[SE18] keeps the topic that was set at the end", () => {
    const s = answered()
      .when(addsTopic("refund"))
      .when(endsAbout("ann", "li", "refund"));
    s.when(reopens("ann", "li"));
    expect(s.session("li").wrapUp?.topic).toBe("refund");
    s.when(ends("ann", "li"));
    expect(s.endOf(s.session("li").id)?.notice.wrapUp?.topic).toBe("refund");
  });

  it("[SE18] is not possible for an end by blocking or by the clock", () => {
    const s = answered().when(blocks("ann", "li"));
    s.when(reopens("ann", "li")).thenRefused("customer_blocked");
    const closed = answered()
      .after(31 * minute)
      .when(timePassesOver("li"));
    closed.after(48 * hour).when(timePassesOver("li"));
    expect(closed.session("li").state).toBe("ended");
    closed.when(reopens("ann", "li")).thenRefused("reply_window_closed");
  });
});

describe("reopening a session", () => {
  const over = (s = answered()) => s.when(ends("ann", "li")).after(hour);

  it("[SE19] gives it back to its last owner, who is named in the timeline", () => {
    const s = over();
    s.when(reopens("ann", "li")).thenFacts({
      type: "session_reopened",
      session: { state: "active", ownerId: "ann", endedAt: null, outcome: null },
      message: { notice: { what: "reopened", agentId: "ann", agentName: "ann", undone: false } },
    });
    expect(s.agent("ann").load).toBe(1);
    s.when(replies("ann", "li", "one more thing")).thenFacts("reply_queued");
  });

  it("[SE19] by a supervisor makes the supervisor its owner", () => {
    const s = over().when(reopens("bob", "li")).thenRefused("not_owner");
    s.when(reopens("boss", "li")).thenFacts({ type: "session_reopened", previousOwnerId: "ann" });
    expect(s.session("li")).toMatchObject({ ownerId: "boss", epoch: 2 });
    const passed = answered().when(takesOver("boss", "li")).when(ends("boss", "li"));
    passed.when(reopens("ann", "li")).thenRefused("not_owner");
  });

  it("[SE19] is refused once its reply window is closed", () => {
    const s = answered().after(minute).when(ends("ann", "li"));
    s.after(48 * hour)
      .when(reopens("ann", "li"))
      .thenRefused("reply_window_closed");
  });

  it("[SE19] is refused if the customer has a newer session, open or ended", () => {
    const s = answered().when(ends("ann", "li"));
    const undo = {
      do: "reopen",
      agentId: "ann" as AgentId,
      sessionId: s.session("li").id as SessionId,
    } as const;
    s.after(minute).when(writes("li")).when(picksUp("bob", "li"));
    s.when(undo).thenRefused("customer_has_newer_session");
    s.when(ends("bob", "li")).when(undo).thenRefused("customer_has_newer_session");
  });

  it("[SE19] is refused while the customer is on the blacklist", () => {
    const s = over().when(blocks("ann", "li")).when(reopens("ann", "li")).thenRefused("customer_blocked");
    s.when(unblocks("ann", "li")).when(reopens("ann", "li")).thenFacts("session_reopened");
  });

  it("[SE19] is refused above the capacity unless the account allows it", () => {
    const full = (exceedByHand: boolean) =>
      answered(shop({ exceedByHand }))
        .when(setsPickup("ann", false, 1))
        .when(ends("ann", "li"))
        .after(minute)
        .when(writes("wu"))
        .when(picksUp("ann", "wu"));
    full(false).when(reopens("ann", "li")).thenRefused({ refusal: "over_capacity", load: 1, capacity: 1 });
    full(true).when(reopens("ann", "li")).thenFacts("session_reopened");
  });

  it("[SE19] restores the wait since the unanswered message", () => {
    const s = open();
    const since = s.session("li").unansweredSince;
    s.after(minute).when(endsUnasked("ann", "li")).after(minute).when(reopens("ann", "li"));
    expect(s.session("li")).toMatchObject({ unansweredSince: since, outcome: null });
    s.when(replies("ann", "li")).when(ends("ann", "li"));
    expect(s.session("li")).toMatchObject({ outcome: "answered", firstAnswerMs: 2 * minute });
  });

  it("[SE19] [CR2] sends no second rating request, and the last session-ended notice keeps the answer", () => {
    const s = answered()
      .when(ends("ann", "li"))
      .after(7 * second)
      .when(timePassesOver("li"));
    s.delivered("li").when(rates("li", 4)).after(minute).when(reopens("ann", "li"));
    s.when(ends("ann", "li"))
      .after(7 * second)
      .when(timePassesOver("li"))
      .thenNothing();
    expect(questions(s)).toBe(1);
    expect(s.endOf(s.session("li").id)?.notice.rating).toEqual({ score: 4, comment: null });
    s.when(rates("li", 5));
    expect(s.endOf(s.session("li").id)?.notice.rating).toEqual({ score: 5, comment: null });
  });

  it("[SE19] is refused for an erased customer", () => {
    const s = over();
    const { id: sessionId, conversationId } = s.session("li");
    s.when({ do: "erase_customer", agentId: root.id, conversationId, sessionId });
    s.when(reopens("ann", "li")).thenRefused("session_not_found");
  });

  it("[SE19] is allowed to the last owner, not to an earlier one", () => {
    const s = answered()
      .when(transfers("ann", "li", "bob"))
      .when(ends("bob", "li"))
      .after(minute);
    s.when(reopens("ann", "li")).thenRefused("not_owner");
    s.when(reopens("bob", "li")).thenFacts({ type: "session_reopened", session: { ownerId: "bob" } });
  });
});
