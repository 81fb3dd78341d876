import { expect, test } from "vitest";
import {
  agentChanged,
  ended,
  given,
  handedBack,
  meChanged,
  pickedUp,
  reactivated,
  read,
  remarked,
  reopened,
  sessionChanged,
  tagged,
} from "../../../src/data/optimistic/overlay.ts";
import { agent, meId, otherId, session, snapshot, waiting } from "../../desk.ts";

const w = waiting("w");
const line = snapshot({ waiting: { count: 7, sessions: [w] } });

test("[SE2] a picked-up session is mine at once", () => {
  const shown = pickedUp(w.id, 50).apply(line);
  expect(shown.sessions).toMatchObject([{ id: w.id, state: "active", ownerId: meId, pickedUpAt: 50 }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [] });
});

test("[RD8] so is one from further back in the line than the snapshot reaches", () => {
  const far = waiting("far");
  const shown = pickedUp(far.id, 50, far).apply(line);
  expect(shown.sessions).toMatchObject([{ id: far.id, state: "active", ownerId: meId }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [w] });
});

test("[SE2] taking it back is taking the overlay away: the facts were never touched", () => {
  pickedUp(w.id, 50).apply(line);
  expect(line.waiting.sessions).toEqual([w]);
  expect(line.sessions).toEqual([]);
});

test("[SE2] once the feed says it, or gives the session to another, the overlay changes nothing", () => {
  const won = snapshot({ sessions: [session("w")] });
  expect(pickedUp(w.id, 50).settled(won)).toBe(true);
  expect(pickedUp(w.id, 50).apply(won)).toBe(won);
  const lost = snapshot();
  expect(pickedUp(w.id, 50).apply(lost)).toBe(lost);
});

test("[KB8] told whose it is before the line is told, it stands in one place, and not in the line", () => {
  const between = snapshot({ sessions: [session("w")], waiting: { count: 1, sessions: [w] } });
  const overlay = pickedUp(w.id, 50);
  expect(overlay.settled(between)).toBe(false);
  expect(overlay.apply(between)).toMatchObject({
    sessions: [{ id: w.id }],
    waiting: { count: 0, sessions: [] },
  });
});

test("[SE5] reactivating wakes the session and starts its clock", () => {
  const quiet = snapshot({ sessions: [session("s", { state: "inactive", inactiveSince: 1 })] });
  const overlay = reactivated(session("s").id, 50);
  expect(overlay.apply(quiet).sessions[0]).toMatchObject({ state: "active", reactivateAt: 1_800_050 });
  expect(overlay.settled(quiet)).toBe(false);
});

test("[SE7] an ended session leaves the list", () => {
  const s = snapshot({ sessions: [session("s")] });
  expect(ended(session("s").id, 50).apply(s).sessions).toEqual([]);
  expect(ended(session("s").id, 50).settled(snapshot())).toBe(true);
});

test("[KB10] [SE7] one that waits leaves the line at once, and is counted there no more", () => {
  const overlay = ended(w.id, 50);
  expect(overlay.apply(line)).toMatchObject({ sessions: [], waiting: { count: 6, sessions: [] } });
  expect(overlay.settled(line)).toBe(false);
  const gone = snapshot({ waiting: { count: 6, sessions: [waiting("v")] } });
  expect([overlay.apply(gone).waiting, overlay.settled(gone)]).toEqual([gone.waiting, true]);
});

test("[RD8] one from further back that is mine by now, by the feed's word, is not counted out of the line a second time", () => {
  const far = waiting("far");
  const told = snapshot({ sessions: [session("far")], waiting: { count: 6, sessions: [w] } });
  expect(pickedUp(far.id, 50, far).apply(told)).toBe(told);
});

test("[TG4] a tag that is put on stands beside those that a colleague has put on meanwhile", () => {
  const { customer } = session("s");
  const overlay = tagged(customer.id, { add: ["VIP"], remove: ["new"] });
  const desk = (tags: string[]) =>
    snapshot({ sessions: [session("s", { customer: { ...customer, tags } })] });
  const shown = (tags: string[]) => overlay.apply(desk(tags)).sessions[0]?.customer.tags;
  expect(shown(["new", "tea"])).toEqual(["tea", "VIP"]);
  expect([overlay.settled(desk(["tea"])), overlay.settled(desk(["tea", "VIP"]))]).toEqual([false, true]);
});

test("[KB10] reading, naming and my own status show at once", () => {
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

test("[KB10] a changed field shows until the feed has it, and an object by what it holds", () => {
  const { id } = session("s");
  const reminder = { at: 5, text: "call", by: meId, due: false };
  const desk = (change: object) => snapshot({ sessions: [session("s", change)] });
  const overlay = sessionChanged(id, { lapsed: true, reminder });
  expect(overlay.apply(desk({})).sessions[0]).toMatchObject({ lapsed: true, reminder });
  expect(overlay.settled(desk({ lapsed: true }))).toBe(false);
  expect(overlay.settled(desk({ lapsed: true, reminder: { ...reminder } }))).toBe(true);
  expect(overlay.settled(snapshot({ sessions: [] }))).toBe(true);
});

const otherHas = (load: number) => [agent(meId, { load: 1 }), agent(otherId, { load })];

test("[BO7] who waits stands with the agent at once, and counts there", () => {
  const shown = given(w.id, otherId, 50).apply({ ...line, agents: otherHas(2) });
  expect(shown.sessions).toMatchObject([{ id: w.id, state: "active", ownerId: otherId, pickedUpAt: 50 }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [] });
  expect(shown.agents.map((a) => a.load)).toEqual([1, 3]);
});

test("[BO7] one being served leaves its owner's hands for the other's; an inactive one was no load", () => {
  const overlay = given(session("s").id, otherId, 50);
  const desk = (state: "active" | "inactive") =>
    snapshot({ agents: otherHas(2), sessions: [session("s", { state })] });
  expect(overlay.apply(desk("active")).agents.map((a) => a.load)).toEqual([0, 3]);
  expect(overlay.apply(desk("inactive")).agents.map((a) => a.load)).toEqual([1, 3]);
  expect(overlay.settled(desk("active"))).toBe(false);
});

test("[BO7] once the feed says whose it is, or it is gone, the overlay changes nothing", () => {
  const overlay = given(session("s").id, otherId, 50);
  const done = snapshot({ sessions: [session("s", { ownerId: otherId })] });
  expect(overlay.settled(done)).toBe(true);
  expect(overlay.apply(done)).toBe(done);
  const gone = snapshot();
  expect(overlay.apply(gone)).toBe(gone);
});

test("[DI6] who is handed back stands in the line once, also where the line was told first", () => {
  const mine = session("s1");
  const overlay = handedBack(mine.id, 50);
  const told = snapshot({
    sessions: [mine],
    waiting: { count: 1, sessions: [waiting("s1")] },
  });
  expect(overlay.apply(told).waiting).toMatchObject({ count: 1, sessions: [{ id: mine.id }] });
  expect(overlay.apply(told).sessions).toEqual([]);
  const untold = overlay.apply(snapshot({ sessions: [mine] }));
  expect(untold.waiting).toMatchObject({ count: 1, sessions: [{ id: mine.id, state: "waiting" }] });
});

test("[BO11] a status that was just set is not as old as the one before", () => {
  const at = 5_000_000;
  const overlay = agentChanged(otherId, { status: "away" }, { statusSince: at });
  const before = snapshot({ agents: [agent(otherId, { status: "offline", statusSince: 1_000 })] });
  expect(overlay.settled(before)).toBe(false);
  expect(overlay.apply(before).agents[0]).toMatchObject({ status: "away", statusSince: at });
  const told = snapshot({ agents: [agent(otherId, { status: "away", statusSince: at + 40 })] });
  expect(overlay.settled(told)).toBe(true);
  expect(overlay.apply(told).agents[0]).toMatchObject({ statusSince: at + 40 });
});

test("[SE18] [SE19] a reopened session is in the lists at once, and the overlay stays until the feed tells it", () => {
  const known = session("s", { lastSeq: 10 });
  const overlay = reopened(known);
  const none = snapshot();
  expect(overlay.apply(none).sessions).toEqual([known]);
  expect(overlay.settled(none)).toBe(false);
  expect(overlay.settled(snapshot({ sessions: [known] }))).toBe(false);
  const told = snapshot({ sessions: [session("s", { lastSeq: 12 })] });
  expect([overlay.settled(told), overlay.apply(told)]).toEqual([true, told]);
});
