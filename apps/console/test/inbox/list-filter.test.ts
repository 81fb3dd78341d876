import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import { unknownPartOf } from "../../src/filters/unknown-part.ts";
import { sameView, viewOf } from "../../src/filters/use-filter.ts";
import { isFiltered, listFilter, ownerIn, passes } from "../../src/inbox/list-filter.ts";
import { groupsOf } from "../../src/inbox/lists.ts";
import { otherId, session, snapshot, startedAt } from "../desk.ts";

const tagged = (id: string, tags: string[], change: object = {}) => {
  const plain = session(id, change);
  return { ...plain, customer: { ...plain.customer, tags } };
};

test("[VW1] the address cuts a list down; what means nothing there is left out", () => {
  const filter = listFilter({ tagged: "VIP", source: 7, unread: "yes", owner: "", list: "x" });
  expect(filter).toEqual({ tagged: "VIP", source: "7" });
  expect(isFiltered(listFilter({}))).toBe(false);
  const vip = tagged("vip", ["VIP", "批发"], { source: "7", unread: 1 });
  expect(passes(filter)(vip)).toBe(true);
  expect(passes({ ...filter, unread: true })(vip)).toBe(true);
  expect(passes({ ...filter, unread: true })({ ...vip, unread: 0 })).toBe(false);
  expect(passes({ unread: true }, vip.id)({ ...vip, unread: 0 })).toBe(true);
  expect(passes(filter)(tagged("plain", [], { source: "7" }))).toBe(false);
  expect(passes(filter)({ ...vip, source: null })).toBe(false);
});

test("[VW1] whose sessions is asked by who supervises alone", () => {
  const desk = snapshot({ sessions: [session("mine"), session("theirs", { ownerId: otherId })] });
  const shown = (owner?: AgentId | "all") => {
    const boss = { ...desk, me: { ...desk.me, role: "supervisor" as const } };
    const groups = groupsOf("active", boss, [], startedAt, ownerIn(boss, { owner }));
    return groups.flatMap((g) => g.sessions.map((s) => s.id)).sort();
  };
  expect(ownerIn({ ...desk, me: { ...desk.me, role: "agent" } }, { owner: "all" })).toBe(desk.me.id);
  expect(shown()).toEqual(["mine"]);
  expect(shown("all")).toEqual(["mine", "theirs"]);
  expect(shown(otherId as AgentId)).toEqual(["theirs"]);
});

test("[VW1] what is saved is what is shown", () => {
  const view = viewOf("waiting", { tagged: "VIP", unread: true });
  expect(view).toEqual({ list: "waiting", tag: "VIP", unread: true });
  expect(sameView(view, viewOf("waiting", { unread: true, tagged: "VIP" }))).toBe(true);
  expect(sameView(view, viewOf("active", { unread: true, tagged: "VIP" }))).toBe(false);
});

test("[VW3] what a list does not know of is said", () => {
  const desk = snapshot({ waiting: { count: 80, sessions: [] } });
  const ended = { count: 100, more: true };
  expect(unknownPartOf("waiting", desk.waiting.count, ended)).toEqual({
    part: "window",
    count: 50,
    rest: 30,
  });
  expect(unknownPartOf("ended", desk.waiting.count, ended)).toEqual({ part: "loaded", count: 100 });
  expect(unknownPartOf("ended", desk.waiting.count, { ...ended, more: false })).toBeNull();
  expect(unknownPartOf("active", desk.waiting.count, ended)).toBeNull();
});
