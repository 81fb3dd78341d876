import { describe, expect, it } from "vitest";
import type { AgentId } from "../src/domain/ids.ts";
import { applyFrame, type Event, type Frame, type Snapshot } from "../src/domain/snapshot.ts";
import { event } from "../src/domain/snapshot-schema.ts";
import { aFrame, anAgent, anEvent, aSession, aSnapshot, ownedBy } from "./fixtures.ts";

const mine = aSession("mine", ownedBy("me"));
const theirs = aSession("theirs", ownedBy("you"));

function apply(s: Snapshot, ...frames: Frame[]): Snapshot {
  for (const f of frames) {
    const next = applyFrame(s, f);
    if (next === "gap") throw new Error(`a gap before ${f.from}`);
    s = next;
  }
  return s;
}
const ids = (s: Snapshot) => s.sessions.map((x) => x.id);

describe("[FD2] the range of a frame", () => {
  it("applyFrame returns gap when events before the frame are missing", () =>
    expect(applyFrame(aSnapshot(), aFrame(11, 12))).toBe("gap"));

  it("an empty frame moves seq and clock on", () =>
    expect(apply(aSnapshot(), aFrame(10, 14))).toMatchObject({ seq: 14, now: 14 }));

  it("a frame wholly in the past changes nothing", () => {
    const s = aSnapshot({ sessions: [mine] });
    const old = aFrame(5, 9, {
      events: [anEvent(8, { session: theirs })],
      waiting: { count: 9, sessions: [] },
    });
    expect(applyFrame(s, old)).toBe(s);
  });

  it("a frame that came twice is applied once", () => {
    const f = aFrame(10, 11, { events: [anEvent(11, { session: mine })] });
    expect(apply(aSnapshot(), f, f)).toEqual(apply(aSnapshot(), f));
  });

  it("an overlapping frame applies only its new events", () => {
    const stale = { ...mine, unread: 7 };
    const f = aFrame(8, 12, { events: [anEvent(9, { session: stale }), anEvent(12, { session: theirs })] });
    const s = apply(aSnapshot({ sessions: [mine], me: anAgent("me", { role: "supervisor" }) }), f);
    expect(s.sessions).toEqual([mine, theirs]);
    expect(s.seq).toBe(12);
  });
});

describe("[FD3] the effect of an event", () => {
  const event = (change: Parameters<typeof anEvent>[1]) => aFrame(10, 11, { events: [anEvent(11, change)] });

  it("a session that is mine now joins the list", () =>
    expect(ids(apply(aSnapshot(), event({ session: mine })))).toEqual(["mine"]));
  it("a known session is replaced in its place", () => {
    const s = apply(aSnapshot({ sessions: [mine, theirs] }), event({ session: { ...mine, unread: 1 } }));
    expect(s.sessions).toEqual([{ ...mine, unread: 1 }, theirs]);
  });
  it("a session that went to another agent, ended or waits leaves the list", () => {
    for (const gone of [
      ownedBy("you"),
      ownedBy("me", { state: "ended" }),
      { state: "waiting", ownerId: null },
    ] as const) {
      expect(ids(apply(aSnapshot({ sessions: [mine] }), event({ session: { ...mine, ...gone } })))).toEqual(
        [],
      );
    }
  });
  it("a supervisor keeps what others serve", () => {
    const s = aSnapshot({ me: anAgent("me", { role: "supervisor" }) });
    expect(ids(apply(s, event({ session: theirs })))).toEqual(["theirs"]);
  });
  it("my own record follows the agents", () => {
    const s = apply(aSnapshot(), event({ agents: [anAgent("me", { load: 3 })] }));
    expect([s.me.load, s.agents[0]?.load]).toEqual([3, 3]);
  });
  it("a bound agent joins in the order of a fresh snapshot, an unbound one goes", () => {
    const bound = apply(aSnapshot(), event({ type: "agent_bound", agents: [anAgent("ann")] }));
    expect(bound.agents.map((a) => a.id)).toEqual(["ann", "me"]);
    const left = aFrame(11, 12, {
      events: [anEvent(12, { type: "agent_unbound", agentId: "ann" as AgentId })],
    });
    expect(apply(bound, left).agents.map((a) => a.id)).toEqual(["me"]);
  });
});

describe("[FD13] the content of an event", () => {
  const held = { seq: 11, at: 0, agentId: "ann", agents: [anAgent("ann")] };
  it("depends on its type", () => {
    expect(event.parse({ ...held, type: "agent_unbound" })).not.toHaveProperty("agents");
    expect(event.parse({ ...held, type: "agent_bound" })).not.toHaveProperty("agentId");
    for (const type of ["pushes_missed", "account_changed"])
      expect(event.safeParse({ ...held, type }).success).toBe(false);
  });
  it("is applied also where its type is unknown", () => {
    const later = { seq: 11, at: 0, type: "session_praised", session: mine, agents: [anAgent("ann")] };
    const s = apply(aSnapshot(), { ...aFrame(10, 11), events: [later as unknown as Event] });
    expect([ids(s), s.agents.map((a) => a.id)]).toEqual([["mine"], ["ann", "me"]]);
  });
});

describe("[FD5] the waiting queue", () => {
  const line = { count: 80, sessions: [aSession("w")] };
  it("comes whole, with a frame that may have no events and no new seq", () =>
    expect(apply(aSnapshot(), aFrame(10, 10, { waiting: line })).waiting).toEqual(line));
  it("stays when a frame does not bring it", () =>
    expect(apply(aSnapshot({ waiting: line }), aFrame(10, 12)).waiting).toEqual(line));
});
