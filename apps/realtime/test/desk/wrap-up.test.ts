import { describe, expect, it } from "vitest";
import {
  type Action,
  anAccount,
  ann,
  blocks,
  bob,
  boss,
  ends,
  enters,
  given,
  hour,
  picksUp,
  replies,
  root,
  type Scenario,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";
import { addsTopic, endsAbout, retires, topicIn, wrapsUp } from "./wrap-up-actions.ts";

const shop = (required = false): Scenario =>
  given(withSettings(anAccount(ann, bob, boss, root), { topicRequired: required }))
    .when(addsTopic("refund"))
    .when(addsTopic("delivery"));
const served = (required = false) => shop(required).when(writes("li")).when(picksUp("ann", "li"));
const topics = (s: Scenario) =>
  s.desk.account.topics?.map(({ name, retired }) => (retired ? `(${name})` : name));
const wrapUpOf = (s: Scenario) => s.session("li").wrapUp;
const noticeOf = (s: Scenario) => {
  const line = [...s.desk.messages.values()].find((m) => m.type === "notice" && m.notice.what === "ended");
  return line?.type === "notice" && line.notice.what === "ended" ? line.notice.wrapUp : undefined;
};

describe("topics", () => {
  it("[WU1] are added, renamed, retired, restored and ordered by an admin", () => {
    const s = shop();
    expect(topics(s)).toEqual(["refund", "delivery"]);
    s.when((x) => ({
      do: "change_topics",
      agentId: root.id,
      change: { topicId: topicIn(x, "refund"), name: "money" },
    }));
    s.when(retires("money")).thenFacts("account_changed");
    s.when((x) => ({ do: "change_topics", agentId: root.id, change: { order: [topicIn(x, "delivery")] } }));
    expect(topics(s)).toEqual(["delivery", "(money)"]);
    s.when(retires("money", false));
    expect(topics(s)).toEqual(["delivery", "money"]);
    s.when(retires("money", false)).thenNothing();
    s.when(addsTopic("more", "boss")).thenRefused("not_allowed");
    s.when(addsTopic("more", "ann")).thenRefused("not_allowed");
    s.when({ do: "change_topics", agentId: root.id, change: { topicId: "none" as never, retired: true } });
    s.thenRefused("topic_not_found");
  });

  it("[WU1] each have a unique name, ignoring case, also when retired", () => {
    const s = shop().when(retires("refund"));
    s.when(addsTopic("Refund")).thenRefused("topic_name_taken");
    s.when((x) => ({
      do: "change_topics",
      agentId: root.id,
      change: { topicId: topicIn(x, "delivery"), name: "REFUND" },
    }));
    s.thenRefused("topic_name_taken");
  });

  it("[WU1] are limited to 50 offered and 200 stored", () => {
    const s = shop();
    for (let n = 3; n <= 50; n++) s.when(addsTopic(`t${n}`)).thenFacts("account_changed");
    s.when(addsTopic("one more")).thenRefused({ refusal: "topic_limit_reached", limit: 50 });
    s.when(retires("refund")).when(addsTopic("one more")).thenFacts("account_changed");
    s.when(retires("refund", false)).thenRefused({ refusal: "topic_limit_reached", limit: 50 });
    for (let n = 52; n <= 200; n++)
      s.when(retires(n === 52 ? "one more" : `n${n - 1}`)).when(addsTopic(`n${n}`));
    s.when(retires("n200"))
      .when(addsTopic("beyond"))
      .thenRefused({ refusal: "topic_limit_reached", limit: 200 });
  });
});

describe("the wrap-up of a session", () => {
  it("[WU2] has one topic and a comment, which can be changed and cleared", () => {
    const s = served().when(wrapsUp("ann", "li", "refund", "twice"));
    s.thenFacts("session_wrapped_up");
    expect(wrapUpOf(s)).toMatchObject({ topic: "refund", line: "twice" });
    s.when(wrapsUp("ann", "li", "refund", "twice")).thenNothing();
    s.when(wrapsUp("ann", "li", "delivery"));
    expect(wrapUpOf(s)).toMatchObject({ topic: "delivery", line: null });
    s.when(wrapsUp("ann", "li", null)).thenFacts("session_wrapped_up");
    expect(wrapUpOf(s)).toBeNull();
  });

  it("[WU2] refuses a retired topic unless it was already set", () => {
    const s = served()
      .when(wrapsUp("ann", "li", "refund"))
      .when(retires("refund"))
      .when(retires("delivery"));
    s.when(wrapsUp("ann", "li", "refund", "more")).thenFacts("session_wrapped_up");
    s.when(wrapsUp("ann", "li", "delivery")).thenRefused("topic_retired");
    s.when(endsAbout("ann", "li", "delivery")).thenRefused("topic_retired");
  });

  it("[WU3] is set by the owner or a supervisor, before the end and after it", () => {
    const s = served();
    for (const action of ["before", "after"]) {
      s.when(wrapsUp("bob", "li", "refund")).thenRefused("not_owner");
      s.when(wrapsUp("ann", "li", "refund")).thenFacts("session_wrapped_up");
      s.when(wrapsUp("boss", "li", "delivery")).thenFacts("session_wrapped_up");
      if (action === "before") s.when(ends("ann", "li"));
    }
    const waits = shop().when(writes("li"));
    waits.when(wrapsUp("ann", "li", "refund")).thenRefused("session_waiting");
  });

  it("[WU3] moves with the session to the next owner, who alone may change it", () => {
    const s = served()
      .when(wrapsUp("ann", "li", "refund"))
      .when(transfers("ann", "li", "bob"));
    expect(wrapUpOf(s)).toMatchObject({ topic: "refund" });
    s.when(wrapsUp("ann", "li", "delivery")).thenRefused("not_owner");
    s.when(wrapsUp("bob", "li", "delivery")).thenFacts("session_wrapped_up");
  });
});

describe("ending a session", () => {
  it("[WU4] with the setting off needs no topic and accepts one", () => {
    served().when(ends("ann", "li")).thenFacts("session_ended");
    const s = served()
      .when(endsAbout("ann", "li", "refund", "twice"))
      .thenFacts("session_ended");
    expect([wrapUpOf(s), noticeOf(s)]).toEqual([wrapUpOf(s), wrapUpOf(s)]);
    expect(wrapUpOf(s)).toMatchObject({ topic: "refund", line: "twice" });
  });

  it("[WU4] with the setting on requires the owner to set a topic first", () => {
    served(true).when(ends("ann", "li")).thenRefused("topic_required");
    served(true)
      .when(endsAbout("ann", "li", "refund"))
      .thenFacts("session_ended");
    served(true)
      .when(wrapsUp("ann", "li", "refund"))
      .when(ends("ann", "li"))
      .thenFacts("session_ended");
  });

  it("[WU4] with the setting on needs no topic for supervisors, silent customers or automatic ends", () => {
    served(true).when(ends("boss", "li")).thenFacts("session_ended");
    shop(true)
      .when(enters("li"))
      .when(picksUp("ann", "li"))
      .when(ends("ann", "li"))
      .thenFacts("session_ended");
    served(true)
      .when(retires("refund"))
      .when(retires("delivery"))
      .when(ends("ann", "li"))
      .thenFacts("session_ended");
    served(true).when(blocks("ann", "li")).thenFacts("customer_blocked", "session_ended");
    const slept = served(true)
      .when(replies("ann", "li"))
      .after(49 * hour)
      .when(timePassesOver("li"));
    slept.after(49 * hour).when(timePassesOver("li"));
    expect(slept.session("li").state).toBe("ended");
  });

  it.each<[string, Action]>([
    ["by hand", ends("ann", "li")],
    ["by blocking", blocks("ann", "li")],
  ])("[WU5] however it ends (%s), the line of the end says what was said before", (_, action) => {
    const s = served()
      .when(wrapsUp("ann", "li", "refund"))
      .when(action);
    expect(noticeOf(s)).toEqual(wrapUpOf(s));
  });

  it("[WU5] with a topic set later updates the session-ended notice", () => {
    const s = served().when(ends("ann", "li"));
    const end = s.facts[0]?.message;
    s.when(writes("li")).when(picksUp("bob", "li"));
    const [first] = [...s.desk.sessions.values()];
    s.when((x) => ({
      do: "wrap_up",
      agentId: ann.id,
      sessionId: first?.id as never,
      wrapUp: { topicId: topicIn(x, "refund"), line: null },
    })).thenFacts("session_wrapped_up");
    expect(s.facts[0]?.message).toMatchObject({
      id: end?.id,
      seq: end?.seq,
      notice: { wrapUp: { topic: "refund" } },
    });
    expect(s.session("li").wrapUp).toBeNull();
  });

  it("[WU6] keeps the topic and removes the comment when content expires or is erased", () => {
    const s = served().when(wrapsUp("ann", "li", "refund", "Mr Li, twice"));
    const { id, conversationId } = s.session("li");
    const erased = { do: "erase_customer", agentId: root.id, conversationId, sessionId: id } as const;
    s.when(erased);
    expect(wrapUpOf(s)).toMatchObject({ topic: "refund", line: null });
    const old = served()
      .when(wrapsUp("ann", "li", "refund", "Mr Li, twice"))
      .after(hour);
    old.when({ do: "expire_words", sessionId: old.session("li").id, before: old.now });
    expect(wrapUpOf(old)).toMatchObject({ topic: "refund", line: null });
    s.when({ ...erased, do: "wrap_up", wrapUp: null }).thenRefused("session_not_found");
  });

  it("[WU6] accepts no comment once the content of the session has expired", () => {
    const s = given(withSettings(anAccount(ann, root), { keepMessagesDays: 7 }))
      .when(addsTopic("refund"))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(ends("ann", "li"));
    const later = s.after(7 * 24 * hour).when(wrapsUp("ann", "li", "refund", "twice"));
    expect(wrapUpOf(later)).toMatchObject({ topic: "refund", line: "twice" });
    later.after(1).when(wrapsUp("ann", "li", "refund", "twice"));
    expect(wrapUpOf(later)).toMatchObject({ topic: "refund", line: null });
  });
});
