import { expect, test } from "vitest";
import {
  agentChanged,
  assigned,
  ended,
  handedBack,
  meChanged,
  pickedUp,
  reactivated,
  read,
  remarked,
  reopened,
  sessionChanged,
  tagged,
} from "../../../src/data/optimistic/patches.ts";
import { agent, meId, otherId, session, snapshot, waiting } from "../../fixtures.ts";

const w = waiting("w");
const line = snapshot({ waiting: { count: 7, sessions: [w] } });

test("[SE2] a picked-up session is mine at once", () => {
  const shown = pickedUp(w.id, 50).apply(line);
  expect(shown.sessions).toMatchObject([{ id: w.id, state: "active", ownerId: meId, pickedUpAt: 50 }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [] });
});

test("[RD8] a session beyond the loaded waiting queue is mine at once", () => {
  const far = waiting("far");
  const shown = pickedUp(far.id, 50, far).apply(line);
  expect(shown.sessions).toMatchObject([{ id: far.id, state: "active", ownerId: meId }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [w] });
});

test("[SE2] a patch does not change the confirmed snapshot", () => {
  pickedUp(w.id, 50).apply(line);
  expect(line.waiting.sessions).toEqual([w]);
  expect(line.sessions).toEqual([]);
});

test("[SE2] the patch changes nothing once the feed confirms it or another agent wins", () => {
  const won = snapshot({ sessions: [session("w")] });
  expect(pickedUp(w.id, 50).isConfirmed(won)).toBe(true);
  expect(pickedUp(w.id, 50).apply(won)).toBe(won);
  const lost = snapshot();
  expect(pickedUp(w.id, 50).apply(lost)).toBe(lost);
});

test("[KB8] a picked-up session appears once while the queue still contains it", () => {
  const between = snapshot({ sessions: [session("w")], waiting: { count: 1, sessions: [w] } });
  const patch = pickedUp(w.id, 50);
  expect(patch.isConfirmed(between)).toBe(false);
  expect(patch.apply(between)).toMatchObject({
    sessions: [{ id: w.id }],
    waiting: { count: 0, sessions: [] },
  });
});

test("[SE5] reactivating a session makes it active and restarts its timer", () => {
  const quiet = snapshot({ sessions: [session("s", { state: "inactive", inactiveSince: 1 })] });
  const patch = reactivated(session("s").id, 50);
  expect(patch.apply(quiet).sessions[0]).toMatchObject({ state: "active", reactivateAt: 1_800_050 });
  expect(patch.isConfirmed(quiet)).toBe(false);
});

test("[SE7] an ended session leaves the list", () => {
  const s = snapshot({ sessions: [session("s")] });
  expect(ended(session("s").id, 50).apply(s).sessions).toEqual([]);
  expect(ended(session("s").id, 50).isConfirmed(snapshot())).toBe(true);
});

test("[KB10] [SE7] an ended waiting session leaves the queue and its count", () => {
  const patch = ended(w.id, 50);
  expect(patch.apply(line)).toMatchObject({ sessions: [], waiting: { count: 6, sessions: [] } });
  expect(patch.isConfirmed(line)).toBe(false);
  const gone = snapshot({ waiting: { count: 6, sessions: [waiting("v")] } });
  expect([patch.apply(gone).waiting, patch.isConfirmed(gone)]).toEqual([gone.waiting, true]);
});

test("[RD8] a confirmed session is not subtracted from the queue a second time", () => {
  const far = waiting("far");
  const confirmed = snapshot({ sessions: [session("far")], waiting: { count: 6, sessions: [w] } });
  expect(pickedUp(far.id, 50, far).apply(confirmed)).toBe(confirmed);
});

test("[TG4] an added tag is kept beside tags that a colleague adds", () => {
  const { customer } = session("s");
  const patch = tagged(customer.id, { add: ["VIP"], remove: ["new"] });
  const snapshotWith = (tags: string[]) =>
    snapshot({ sessions: [session("s", { customer: { ...customer, tags } })] });
  const shown = (tags: string[]) => patch.apply(snapshotWith(tags)).sessions[0]?.customer.tags;
  expect(shown(["new", "tea"])).toEqual(["tea", "VIP"]);
  expect([patch.isConfirmed(snapshotWith(["tea"])), patch.isConfirmed(snapshotWith(["tea", "VIP"]))]).toEqual(
    [false, true],
  );
});

test("[KB10] reading, renaming and my own status show at once", () => {
  const s = snapshot({ sessions: [session("s", { unread: 3 })] });
  expect(read(session("s").id).apply(s).sessions[0]?.unread).toBe(0);
  expect(remarked(session("s").conversationId, "苏小姐").apply(s).sessions[0]?.customer.remark).toBe(
    "苏小姐",
  );
  const away = meChanged({ status: "away" }).apply(s);
  expect(away.me.status).toBe("away");
  expect(away.agents.map((a) => [a.id, a.status])).toEqual([
    [meId, "away"],
    [otherId, "online"],
  ]);
});

test("[KB10] a changed field shows until the feed confirms it; objects are compared by value", () => {
  const { id } = session("s");
  const reminder = { at: 5, text: "call", by: meId, due: false };
  const snapshotWith = (change: object) => snapshot({ sessions: [session("s", change)] });
  const patch = sessionChanged(id, { lapsed: true, reminder });
  expect(patch.apply(snapshotWith({})).sessions[0]).toMatchObject({ lapsed: true, reminder });
  expect(patch.isConfirmed(snapshotWith({ lapsed: true }))).toBe(false);
  expect(patch.isConfirmed(snapshotWith({ lapsed: true, reminder: { ...reminder } }))).toBe(true);
  expect(patch.isConfirmed(snapshot({ sessions: [] }))).toBe(true);
});

const otherHas = (load: number) => [agent(meId, { load: 1 }), agent(otherId, { load })];

test("[BO7] an assigned waiting session moves to the agent and their load at once", () => {
  const shown = assigned(w.id, otherId, 50).apply({ ...line, agents: otherHas(2) });
  expect(shown.sessions).toMatchObject([{ id: w.id, state: "active", ownerId: otherId, pickedUpAt: 50 }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [] });
  expect(shown.agents.map((a) => a.load)).toEqual([1, 3]);
});

test("[BO7] an assigned active session moves its load; an inactive one adds load only", () => {
  const patch = assigned(session("s").id, otherId, 50);
  const snapshotWith = (state: "active" | "inactive") =>
    snapshot({ agents: otherHas(2), sessions: [session("s", { state })] });
  expect(patch.apply(snapshotWith("active")).agents.map((a) => a.load)).toEqual([0, 3]);
  expect(patch.apply(snapshotWith("inactive")).agents.map((a) => a.load)).toEqual([1, 3]);
  expect(patch.isConfirmed(snapshotWith("active"))).toBe(false);
});

test("[BO7] the patch changes nothing once the session is assigned or gone", () => {
  const patch = assigned(session("s").id, otherId, 50);
  const done = snapshot({ sessions: [session("s", { ownerId: otherId })] });
  expect(patch.isConfirmed(done)).toBe(true);
  expect(patch.apply(done)).toBe(done);
  const gone = snapshot();
  expect(patch.apply(gone)).toBe(gone);
});

test("[DI6] a session handed back appears once in the queue, also if the queue was updated first", () => {
  const mine = session("s1");
  const patch = handedBack(mine.id, 50);
  const confirmed = snapshot({
    sessions: [mine],
    waiting: { count: 1, sessions: [waiting("s1")] },
  });
  expect(patch.apply(confirmed).waiting).toMatchObject({ count: 1, sessions: [{ id: mine.id }] });
  expect(patch.apply(confirmed).sessions).toEqual([]);
  const untold = patch.apply(snapshot({ sessions: [mine] }));
  expect(untold.waiting).toMatchObject({ count: 1, sessions: [{ id: mine.id, state: "waiting" }] });
});

test("[BO11] a changed status shows the time of its change", () => {
  const at = 5_000_000;
  const patch = agentChanged(otherId, { status: "away" }, { statusSince: at });
  const before = snapshot({ agents: [agent(otherId, { status: "offline", statusSince: 1_000 })] });
  expect(patch.isConfirmed(before)).toBe(false);
  expect(patch.apply(before).agents[0]).toMatchObject({ status: "away", statusSince: at });
  const confirmed = snapshot({ agents: [agent(otherId, { status: "away", statusSince: at + 40 })] });
  expect(patch.isConfirmed(confirmed)).toBe(true);
  expect(patch.apply(confirmed).agents[0]).toMatchObject({ statusSince: at + 40 });
});

test("[SE18] [SE19] a reopened session is listed at once, until the feed confirms it", () => {
  const known = session("s", { lastSeq: 10 });
  const patch = reopened(known);
  const none = snapshot();
  expect(patch.apply(none).sessions).toEqual([known]);
  expect(patch.isConfirmed(none)).toBe(false);
  expect(patch.isConfirmed(snapshot({ sessions: [known] }))).toBe(false);
  const confirmed = snapshot({ sessions: [session("s", { lastSeq: 12 })] });
  expect([patch.isConfirmed(confirmed), patch.apply(confirmed)]).toEqual([true, confirmed]);
});
