import type { Viewer } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import { expect, it } from "vitest";
import type { LoggedEvent } from "../../src/lane/events.ts";
import { eventFor } from "../../src/policies/event.ts";

const viewer = (id: string, role: Viewer["role"] = "agent"): Viewer => ({ id: id as AgentId, role });
const [ann, bob] = [viewer("ann"), viewer("bob")];
const [boss, root] = [viewer("boss", "supervisor"), viewer("root", "admin")];
const everybody = [ann, bob, boss, root];
const li = "c-li" as ConversationId;
const nobodys: ReadonlySet<ConversationId> = new Set();
const lis: ReadonlySet<ConversationId> = new Set([li]);

const customer = { id: li, openid: "o-li", remark: "Mr Li", tags: ["vip"], blocked: false };
const lastMessage = { id: "m1", type: "text", direction: "in", text: "hello", at: 0 };
const session = (state: string, ownerId: string | null) => ({
  id: "s-li",
  conversationId: li,
  state,
  ownerId,
  customer,
  lastMessage,
});
const message = { id: "m1", conversationId: li, sessionId: "s-li", type: "text", text: "hello" };
const event = (type: Event["type"], rest: object): LoggedEvent =>
  ({ seq: 1, type, at: 0, previousOwnerId: null, ...rest }) as unknown as LoggedEvent;
const heardBy = (watching: ReadonlySet<ConversationId>, e: LoggedEvent) =>
  everybody.filter((v) => eventFor(v, watching, e)?.message).map((v) => v.id);

it("[N6] [AG7] [FD6] an agent who watches a conversation receives only what they may read", () => {
  const anns = event("customer_message_received", { session: session("active", "ann"), message });
  expect(heardBy(lis, anns)).toEqual(["ann", "boss", "root"]);
  expect(heardBy(nobodys, anns)).toEqual(["ann"]);
  const waits = event("customer_message_received", { session: session("waiting", null), message });
  expect(heardBy(lis, waits)).toEqual(["ann", "bob", "boss", "root"]);
  expect(heardBy(nobodys, waits)).toEqual([]);
});

it("[AG11] an agent receives messages of the open waiting session, not of earlier ones", () => {
  const waits = session("waiting", null);
  const earlier = { ...message, sessionId: "s-earlier" };
  expect(heardBy(lis, event("delivery_changed", { session: waits, message: earlier }))).toEqual([
    "boss",
    "root",
  ]);
  const ruling = { state: "waiting", ownerId: null };
  const ended = { ...session("ended", "ann"), id: "s-earlier", wrapUp: { topic: "refund", line: "secret" } };
  for (const type of ["session_wrapped_up", "session_rated", "media_changed"] as const) {
    const logged = event(type, { session: ended, message: earlier, ruling });
    expect(heardBy(lis, logged)).toEqual(["boss", "root"]);
    expect(eventFor(ann, lis, logged)).toBeNull();
  }
});

it("[AG11] [NO7] an agent gets no colleague's note of a waiting session, and no transfer note", () => {
  const waits = session("waiting", null);
  const note = { ...message, type: "note", note: "secret", agentId: "ann" };
  expect(heardBy(lis, event("note_added", { session: waits, message: note }))).toEqual([
    "ann",
    "boss",
    "root",
  ]);
  const notice = { what: "waits_again", why: "returned", agentName: "Ann", note: "secret" };
  const returned = event("session_waits_again", {
    session: waits,
    message: { ...message, type: "notice", notice },
    previousOwnerId: "ann",
  });
  const noteTo = (v: Viewer) => eventFor(v, lis, returned)?.message;
  expect(everybody.map(noteTo)).toMatchObject([
    { notice: { note: null } },
    { notice: { note: null } },
    { notice: { note: "secret" } },
    { notice: { note: "secret" } },
  ]);
});

it("[AG7] [TG2] an agent gets no customer changes of a session they may not read", () => {
  for (const type of ["remark_changed", "tags_changed", "customer_blocked"] as const) {
    const anns = event(type, { session: session("active", "ann") });
    const visibleWhile = (watching: ReadonlySet<ConversationId>) =>
      everybody.filter((v) => eventFor(v, watching, anns)).map((v) => v.id);
    expect(visibleWhile(lis)).toEqual(["ann", "boss", "root"]);
    expect(visibleWhile(nobodys)).toEqual(["ann", "boss", "root"]);
    const ended = event(type, { session: session("ended", "ann") });
    expect(eventFor(bob, lis, ended)).toBeNull();
  }
});

it("[SE20] the urgent mark of a waiting session reaches everybody who has it open", () => {
  const marked = event("urgent_changed", { session: { ...session("waiting", null), urgent: true } });
  const notified = (watching: ReadonlySet<ConversationId>) =>
    everybody.filter((v) => eventFor(v, watching, marked)).map((v) => v.id);
  expect(notified(lis)).toEqual(["ann", "bob", "boss", "root"]);
  expect(notified(nobodys)).toEqual([]);
});

it("[MN7] a note reaches mentioned agents who may read it", () => {
  const mentions = everybody.map(({ id }) => ({ agentId: id, by: "x", noteId: "m1", at: 0 }));
  const mentionEvent = (state: string, ownerId: string | null, type: Event["type"] = "note_added") => {
    const mentioned = { ...session(state, ownerId), customer: { ...customer, mentions } };
    return event(type, { session: mentioned, message: { id: "m1", conversationId: li, type: "note" } });
  };
  expect(heardBy(nobodys, mentionEvent("waiting", null))).toEqual(["boss", "root"]);
  expect(heardBy(nobodys, mentionEvent("active", "ann"))).toEqual(["ann", "boss", "root"]);
  expect(heardBy(nobodys, mentionEvent("ended", "ann"))).toEqual(["ann", "boss", "root"]);
  expect(heardBy(nobodys, mentionEvent("ended", "ann", "customer_message_received"))).toEqual(["ann"]);
  const leftTo = eventFor(ann, nobodys, { ...mentionEvent("active", "bob"), previousOwnerId: ann.id });
  expect(leftTo?.session).toMatchObject({ lastMessage: null });
  expect(leftTo?.session?.customer.mentions).toBeUndefined();
  const unmeant = event("mention_seen", { session: session("ended", "ann") });
  expect(everybody.filter((v) => eventFor(v, nobodys, unmeant)).map((v) => v.id)).toEqual([
    "ann",
    "boss",
    "root",
  ]);
});

it("[SE12] [BL3] a message without a session goes to its viewers only", () => {
  const kept = event("customer_message_received", { message });
  expect(heardBy(nobodys, kept)).toEqual([]);
  expect(everybody.filter((v) => eventFor(v, nobodys, kept))).toEqual([]);
  expect(heardBy(lis, kept)).toEqual(["ann", "bob", "boss", "root"]);
});

it("[RT3] all agents learn which conversation was erased and nothing of the customer", () => {
  const erased = event("customer_erased", { session: session("ended", "ann"), previousOwnerId: "ann" });
  for (const v of everybody) {
    const visible = eventFor(v, lis, erased);
    expect(visible?.session).toMatchObject({ conversationId: li, state: "ended" });
    expect(JSON.stringify(visible)).not.toMatch(/o-li|Mr Li|vip|hello/);
  }
});

it("[FD13] an unknown event type is sent by its content, to no more agents than usual", () => {
  const later = (rest: object) => event("session_praised" as Event["type"], rest);
  const notified = (e: LoggedEvent) => everybody.filter((v) => eventFor(v, nobodys, e)).map((v) => v.id);
  const anns = later({ session: session("active", "ann"), message });
  expect([notified(anns), heardBy(nobodys, anns)]).toEqual([["ann", "boss", "root"], ["ann"]]);
  for (const rest of [{ account: {} }, { agents: [] }, { agentId: "ann" }, { gap: { from: 0, to: 1 } }])
    expect(everybody.map((v) => eventFor(v, nobodys, later(rest)))).toEqual(
      everybody.map(() => ({ seq: 1, type: "session_praised", at: 0, ...rest })),
    );
});

it("[QR2] an agent's own quick replies go to that agent and the team's to all", () => {
  const own = event("quick_replies_changed", { agentId: "ann" });
  expect(everybody.filter((v) => eventFor(v, nobodys, own)).map((v) => v.id)).toEqual(["ann"]);
  const teams = event("quick_replies_changed", {});
  expect(everybody.filter((v) => eventFor(v, nobodys, teams))).toEqual(everybody);
});
