import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { lineNote } from "../../../src/features/inbox/filters/strip-note.ts";
import { sameView, viewOf } from "../../../src/features/inbox/filters/use-filter.ts";
import {
  endedFilterOf,
  filterOf,
  isFiltered,
  lineFilterOf,
  listFilterFrom,
  mayHaveEnded,
  passesFilter,
  shownOwner,
} from "../../../src/features/inbox/list-filter.ts";
import { listCount, listGroups } from "../../../src/features/session/lists.ts";
import { meId, otherId, session, snapshot, startedAt, waiting } from "../../desk.ts";

const tagged = (id: string, tags: string[], change: object = {}) => {
  const plain = session(id, change);
  return { ...plain, customer: { ...plain.customer, tags } };
};

test("[VW1] the address cuts a list down; what means nothing there is left out", () => {
  const filter = listFilterFrom({ tagged: "VIP", source: 7, unread: "yes", owner: "", list: "x" });
  expect(filter).toEqual({ tagged: "VIP", source: "7" });
  expect(isFiltered(listFilterFrom({}))).toBe(false);
  const vip = tagged("vip", ["VIP", "批发"], { source: "7", unread: 1 });
  expect(passesFilter(filter)(vip)).toBe(true);
  expect(passesFilter({ ...filter, unread: true })(vip)).toBe(true);
  expect(passesFilter({ ...filter, unread: true })({ ...vip, unread: 0 })).toBe(false);
  expect(passesFilter({ unread: true }, vip.id)({ ...vip, unread: 0 })).toBe(true);
  expect(passesFilter(filter)(tagged("plain", [], { source: "7" }))).toBe(false);
  expect(passesFilter(filter)({ ...vip, source: null })).toBe(false);
});

test("[WU9] the address narrows the lists to a topic, or to what nobody said", () => {
  const filter = listFilterFrom({ about: "refund", owner: "" });
  const said = session("said", { wrapUp: { topicId: "refund" as TopicId, topic: "退款", line: null } });
  const passed = (about: string) => [said, session("not")].filter(passesFilter(listFilterFrom({ about })));
  expect(passed("refund").map(({ id }) => id)).toEqual(["said"]);
  expect(passed("nothing").map(({ id }) => id)).toEqual(["not"]);
  const { id } = snapshot().me;
  expect([endedFilterOf(id, id, filter), lineFilterOf(filter)]).toEqual([
    { about: "refund" },
    { about: "refund" },
  ]);
  const view = viewOf("ended", filter);
  expect(view).toEqual({ list: "ended", about: "refund" });
  expect(sameView(view, viewOf("ended", { about: "nothing" }))).toBe(false);
});

const reminded = (id: string, at: number, change: object = {}) =>
  session(id, { reminder: { at, text: null, by: snapshot().me.id, due: false }, ...change });

test("[RM11] the address narrows the lists to sessions with a reminder, and so does a view", () => {
  const filter = listFilterFrom({ reminder: true });
  expect([session("none"), reminded("r", 5)].filter(passesFilter(filter)).map(({ id }) => id)).toEqual(["r"]);
  expect(lineFilterOf(filter)).toEqual({ reminder: true });
  expect([mayHaveEnded(filter), mayHaveEnded({ tagged: "VIP" })]).toEqual([false, true]);
  const view = viewOf("active", filter);
  expect(view).toEqual({ list: "active", reminder: true });
  expect(sameView(view, viewOf("active", {}))).toBe(false);
});

test("[RM11] those to be reminded of stand by the time of that, the earliest first, whoever waits for an answer", () => {
  const sessions = [
    session("none"),
    reminded("late", 9),
    reminded("soon", 3, { unansweredSince: 1 }),
    reminded("due", 1, { unansweredSince: null }),
    reminded("asleep late", 8, { state: "inactive" }),
    reminded("asleep soon", 2, { state: "inactive", lastActivityAt: 0 }),
    reminded("theirs", 2, { ownerId: otherId }),
  ];
  const shown = (tab: "active" | "inactive") =>
    listGroups(tab, snapshot({ sessions }), { now: startedAt, byReminder: true }).flatMap((g) =>
      g.sessions.map(({ id }) => id),
    );
  expect([shown("active"), shown("inactive")]).toEqual([
    ["due", "soon", "late"],
    ["asleep soon", "asleep late"],
  ]);
});

test("[VW1] whose sessions is asked by who supervises alone", () => {
  const desk = snapshot({ sessions: [session("mine"), session("theirs", { ownerId: otherId })] });
  const shown = (owner?: AgentId | "all") => {
    const boss = { ...desk, me: { ...desk.me, role: "supervisor" as const } };
    const groups = listGroups("active", boss, { now: startedAt, owner: shownOwner(boss, { owner }) });
    return groups.flatMap((g) => g.sessions.map((s) => s.id)).sort();
  };
  expect(shownOwner({ ...desk, me: { ...desk.me, role: "agent" } }, { owner: "all" })).toBe(desk.me.id);
  expect(shown()).toEqual(["mine"]);
  expect(shown("all")).toEqual(["mine", "theirs"]);
  expect(shown(otherId as AgentId)).toEqual(["theirs"]);
});

test("[VW3] the tabs count the sessions of whom the lists show", () => {
  const theirs = [
    session("theirs", { ownerId: otherId }),
    session("asleep", { ownerId: otherId, state: "inactive" }),
  ];
  const desk = snapshot({ sessions: [session("mine"), ...theirs], waiting: { count: 7, sessions: [] } });
  const counted = (owner?: AgentId | "all") =>
    (["waiting", "active", "inactive", "ended"] as const).map((tab) => listCount(tab, desk, owner));
  expect(counted()).toEqual([7, 1, 0, null]);
  expect(counted("all")).toEqual([7, 2, 1, null]);
  expect(counted(otherId)).toEqual([7, 1, 1, null]);
});

test("[VW6] of ended sessions the server is asked for what the address says", () => {
  const { id } = snapshot().me;
  expect(endedFilterOf(id, id, { unread: true })).toEqual({});
  expect(endedFilterOf("all", id, { tagged: "VIP", source: "7", owner: "all" })).toEqual({
    tag: "VIP",
    source: "7",
    owner: "all",
  });
});

test("[VW1] what is saved is what is shown", () => {
  const view = viewOf("waiting", { tagged: "VIP", unread: true });
  expect(view).toEqual({ list: "waiting", tag: "VIP", unread: true });
  expect(sameView(view, viewOf("waiting", { unread: true, tagged: "VIP" }))).toBe(true);
  expect(sameView(view, viewOf("active", { unread: true, tagged: "VIP" }))).toBe(false);
});

const vips = (from: number, to: number, change: object = {}) =>
  Array.from({ length: to - from }, (_, i) => {
    const plain = waiting(`w${from + i}`, { waitingSince: from + i, ...change });
    return { ...plain, customer: { ...plain.customer, tags: (from + i) % 10 === 0 ? ["VIP"] : [] } };
  });

test("[VW3] a list that is cut down says how many of the line it shows, and what could not be looked at", () => {
  const head = vips(0, 50);
  const desk = snapshot({ waiting: { count: 80, sessions: head } });
  const page = { count: 8, sessions: vips(0, 80).filter((s) => s.customer.tags.includes("VIP")) };
  const vip = { tagged: "VIP" };
  expect(lineNote(desk, vip, page)).toEqual({ part: "found", count: 8, all: 80 });
  expect(lineNote(desk, vip, null)).toEqual({ part: "finding" });
  expect(lineNote(desk, vip, "failed")).toEqual({ part: "unseen", count: 50, rest: 30 });
  const gone = snapshot({ waiting: { count: 79, sessions: [...head.slice(1), ...vips(50, 51)] } });
  expect(lineNote(gone, vip, page)).toEqual({ part: "found", count: 7, all: 79 });
  // Who has been taken since it was looked through waits no more.
  const [taken] = page.sessions.slice(-1);
  const mine = snapshot({ sessions: taken ? [{ ...taken, state: "active" }] : [], waiting: desk.waiting });
  expect(lineNote(mine, vip, page)).toEqual({ part: "found", count: 7, all: 80 });
  const short = snapshot({ waiting: { count: 50, sessions: head } });
  expect(lineNote(short, vip, null)).toEqual({ part: "found", count: 5, all: 50 });
});

test("[SE17] [RP12] cuts down the ended list alone by an outcome or a number of the report", () => {
  const counted = "opened.not_answered.2026-11-01.2026-11-28";
  const filter = listFilterFrom({ tagged: "VIP", outcome: "not_answered", counted });
  expect(filter).toEqual({ tagged: "VIP", outcome: "not_answered", counted });
  expect(filterOf("ended", filter)).toBe(filter);
  expect(filterOf("waiting", filter)).toEqual({ tagged: "VIP" });
  expect(endedFilterOf("all", meId, filter)).toEqual({
    tag: "VIP",
    outcome: "not_answered",
    counted,
    owner: "all",
  });
});

test("[SE17] [RP12] takes an outcome or a number that there is not for none", () => {
  for (const counted of ["opened.everything.2026-11-01.2026-11-28", "opened.all.2026-11-01", 7])
    expect(listFilterFrom({ outcome: "happy", counted })).toEqual({});
});

test("[SE17] keeps the sessions of one outcome", () => {
  const sessions = (["answered", "not_answered"] as const).map((outcome, i) => ({
    ...session(`s${i}`),
    outcome,
  }));
  expect(sessions.filter(passesFilter({ outcome: "not_answered" })).map(({ id }) => id)).toEqual(["s1"]);
});

test("[SE17] saves the outcome with a view of the ended list alone", () => {
  const filter = { outcome: "lapsed", tagged: "VIP" } as const;
  expect(viewOf("ended", filter)).toEqual({ list: "ended", tag: "VIP", outcome: "lapsed" });
  expect(viewOf("waiting", filter)).toEqual({ list: "waiting", tag: "VIP" });
  expect(sameView(viewOf("ended", filter), viewOf("ended", { tagged: "VIP" }))).toBe(false);
});

test("[RP12] shows sessions that a number counts and that are still open before the ended ones", () => {
  const [open, over] = [session("s1"), session("s2", { state: "ended", endedAt: 2 })];
  const now = { ...open, unread: 3 };
  const desk = snapshot({ sessions: [now] });
  expect(listGroups("ended", desk, { now: startedAt, ended: [over, open] })).toEqual([
    { name: "open", sessions: [now] },
    { name: "ended", sessions: [over] },
  ]);
  expect(listGroups("ended", desk, { now: startedAt, ended: [over] })).toEqual([
    { name: null, sessions: [over] },
  ]);
});
