import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { waitingNote } from "../../../src/features/inbox/filters/strip-note.ts";
import { sameView, viewOf } from "../../../src/features/inbox/filters/use-filter.ts";
import {
  endedFilterOf,
  filterOf,
  isFiltered,
  listFilterFrom,
  mayHaveEnded,
  passesFilter,
  shownOwner,
  waitingFilterOf,
} from "../../../src/features/inbox/list-filter.ts";
import { listCount, listGroups } from "../../../src/features/session/lists.ts";
import { meId, otherId, session, snapshot, startedAt, waiting } from "../../fixtures.ts";

const tagged = (id: string, tags: string[], change: object = {}) => {
  const plain = session(id, change);
  return { ...plain, customer: { ...plain.customer, tags } };
};

test("[VW1] the address filters a list, and meaningless values are left out", () => {
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

test("[WU9] the address filters the lists by topic, or by a missing topic", () => {
  const filter = listFilterFrom({ about: "refund", owner: "" });
  const withTopic = session("said", { wrapUp: { topicId: "refund" as TopicId, topic: "退款", line: null } });
  const passed = (about: string) =>
    [withTopic, session("not")].filter(passesFilter(listFilterFrom({ about })));
  expect(passed("refund").map(({ id }) => id)).toEqual(["said"]);
  expect(passed("nothing").map(({ id }) => id)).toEqual(["not"]);
  const { id } = snapshot().me;
  expect([endedFilterOf(id, id, filter), waitingFilterOf(filter)]).toEqual([
    { about: "refund" },
    { about: "refund" },
  ]);
  const view = viewOf("ended", filter);
  expect(view).toEqual({ list: "ended", about: "refund" });
  expect(sameView(view, viewOf("ended", { about: "nothing" }))).toBe(false);
});

const reminded = (id: string, at: number, change: object = {}) =>
  session(id, { reminder: { at, text: null, by: snapshot().me.id, due: false }, ...change });

test("[RM11] the address and a saved view filter the lists by reminder", () => {
  const filter = listFilterFrom({ reminder: true });
  expect([session("none"), reminded("r", 5)].filter(passesFilter(filter)).map(({ id }) => id)).toEqual(["r"]);
  expect(waitingFilterOf(filter)).toEqual({ reminder: true });
  expect([mayHaveEnded(filter), mayHaveEnded({ tagged: "VIP" })]).toEqual([false, true]);
  const view = viewOf("active", filter);
  expect(view).toEqual({ list: "active", reminder: true });
  expect(sameView(view, viewOf("active", {}))).toBe(false);
});

test("[RM11] sessions with a reminder are sorted by its time, earliest first, whoever waits", () => {
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

test("[VW1] only a supervisor can filter by another agent's sessions", () => {
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

test("[VW3] the tabs count the sessions of the filtered agent", () => {
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

test("[VW6] the request for ended sessions carries the address's filter", () => {
  const { id } = snapshot().me;
  expect(endedFilterOf(id, id, { unread: true })).toEqual({});
  expect(endedFilterOf("all", id, { tagged: "VIP", source: "7", owner: "all" })).toEqual({
    tag: "VIP",
    source: "7",
    owner: "all",
  });
});

test("[VW1] a saved view contains the shown filter", () => {
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

test("[VW3] a filtered list says how many of the queue it shows and how many are unknown", () => {
  const head = vips(0, 50);
  const desk = snapshot({ waiting: { count: 80, sessions: head } });
  const page = { count: 8, sessions: vips(0, 80).filter((s) => s.customer.tags.includes("VIP")) };
  const vip = { tagged: "VIP" };
  expect(waitingNote(desk, vip, page)).toEqual({ part: "found", count: 8, all: 80 });
  expect(waitingNote(desk, vip, null)).toEqual({ part: "finding" });
  expect(waitingNote(desk, vip, "failed")).toEqual({ part: "unseen", count: 50, rest: 30 });
  const gone = snapshot({ waiting: { count: 79, sessions: [...head.slice(1), ...vips(50, 51)] } });
  expect(waitingNote(gone, vip, page)).toEqual({ part: "found", count: 7, all: 79 });
  // A session taken after the search no longer waits.
  const [taken] = page.sessions.slice(-1);
  const mine = snapshot({ sessions: taken ? [{ ...taken, state: "active" }] : [], waiting: desk.waiting });
  expect(waitingNote(mine, vip, page)).toEqual({ part: "found", count: 7, all: 80 });
  const short = snapshot({ waiting: { count: 50, sessions: head } });
  expect(waitingNote(short, vip, null)).toEqual({ part: "found", count: 5, all: 50 });
});

test("[SE17] [RP12] an outcome or a report's number filters the ended list only", () => {
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

test("[SE17] [RP12] an unknown outcome or number is ignored", () => {
  for (const counted of ["opened.everything.2026-11-01.2026-11-28", "opened.all.2026-11-01", 7])
    expect(listFilterFrom({ outcome: "happy", counted })).toEqual({});
});

test("[SE17] filtering keeps the sessions of one outcome", () => {
  const sessions = (["answered", "not_answered"] as const).map((outcome, i) => ({
    ...session(`s${i}`),
    outcome,
  }));
  expect(sessions.filter(passesFilter({ outcome: "not_answered" })).map(({ id }) => id)).toEqual(["s1"]);
});

test("[SE17] a view of the ended list alone saves the outcome", () => {
  const filter = { outcome: "lapsed", tagged: "VIP" } as const;
  expect(viewOf("ended", filter)).toEqual({ list: "ended", tag: "VIP", outcome: "lapsed" });
  expect(viewOf("waiting", filter)).toEqual({ list: "waiting", tag: "VIP" });
  expect(sameView(viewOf("ended", filter), viewOf("ended", { tagged: "VIP" }))).toBe(false);
});

test("[RP12] open sessions that a number counts are shown before the ended ones", () => {
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
