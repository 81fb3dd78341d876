/** @module-tag slow */
import { type Role, supervises } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { isListed } from "@jieru/shared/domain/session";
import { applyEvent, inOrder, type Snapshot } from "@jieru/shared/domain/snapshot";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Desk, type DeskSession, viewSession } from "../../src/desk/desk.ts";
import { evolve } from "../../src/desk/evolve.ts";
import { type LoggedEvent, logged } from "../../src/lane/events.ts";
import { addressedTo } from "../../src/policies/addressed.ts";
import { affectsQueue, eventFor, missedEventFor, type Restricted } from "../../src/policies/event.ts";
import { presentAccount, presentAgent } from "../../src/presenters/present.ts";
import { agents, choices, commandOf } from "../desk/random-actions.ts";
import { rulingSession } from "../desk/ruling-session.ts";
import { anAccount, ann, bob, boss, root, Scenario } from "../desk/scenario.ts";

const newDesk = () =>
  anAccount({ ...ann, auto: true, capacity: 2 }, { ...bob, auto: true, capacity: 1 }, boss, root);
const nobody = new Set<never>();
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Returns what the agent's console would load, without the waiting queue; null if not bound. */
function freshLoad(desk: Desk, id: string): Snapshot | null {
  const all = inOrder([...desk.agents.values()].map(presentAgent));
  const me = all.find((a) => a.id === id);
  if (!me) return null;
  const sessions = [...desk.sessions.values()].map((s) => viewSession(desk, s));
  return {
    seq: desk.seq,
    now: 0,
    account: presentAccount(desk.account, me),
    me,
    agents: all,
    sessions: sessions.filter((s) => isListed(s, me)).sort(byId),
    waiting: { count: 0, sessions: [] },
  };
}

/** Applies an event to a console, which reloads when its own rights changed. */
function follow(held: Snapshot | null, desk: Desk, e: LoggedEvent, id: string): Snapshot | null {
  const role: Role | undefined = desk.agents.get(id as never)?.role;
  if (!held || role !== held.me.role) return freshLoad(desk, id);
  const event = eventFor(held.me, nobody, e);
  if (event)
    expect(addressedTo(held.me, nobody, [e]), `${e.type} is sorted out before it is asked`).toEqual([e]);
  const next = event ? applyEvent(held, event) : held;
  return { ...next, seq: e.seq, sessions: next.sessions.toSorted(byId) };
}

const lineOf = (desk: Desk) => {
  const waits = (s: DeskSession) => s.state === "waiting";
  return [...desk.sessions.values()].filter(waits).map((s) => viewSession(desk, s));
};

it("[FD3] after random actions every following console equals a fresh load", {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(choices(80), (list) => {
      const s = new Scenario(newDesk());
      const consoles = new Map(agents.map((id) => [id, freshLoad(s.desk, id)]));
      for (const choice of list) {
        s.after(Math.max(0, choice.afterMs));
        const command = commandOf(choice, s);
        if (!command) continue;
        let { desk } = s;
        for (const fact of s.when(command).facts) {
          const before = desk;
          desk = evolve(desk, fact);
          const { event } = logged(desk, fact);
          if (!affectsQueue(event))
            expect(lineOf(desk), `the line after ${fact.type}`).toEqual(lineOf(before));
          for (const [id, held] of consoles) {
            const next = follow(held, desk, event, id);
            expect(next, `${id} after ${fact.type}`).toEqual(freshLoad(desk, id));
            consoles.set(id, next);
          }
        }
      }
    }),
    { numRuns: 700 },
  );
});

/** Returns what the agent may not read whole, as `listRestricted` finds it in the database. */
function restrictedOf(desk: Desk, id: AgentId): Restricted {
  const restricted = new Map<ConversationId, SessionId | null>();
  for (const conversationId of desk.conversations.keys()) {
    const ruling = rulingSession(desk, conversationId);
    if (ruling?.ownerId === id) continue;
    restricted.set(conversationId, ruling?.state === "waiting" ? ruling.id : null);
  }
  return restricted;
}

interface Moment {
  desk: Desk;
  event: LoggedEvent | null;
}

function historyOf(list: Parameters<typeof commandOf>[0][]): Moment[] {
  const s = new Scenario(newDesk());
  const moments: Moment[] = [{ desk: s.desk, event: null }];
  for (const choice of list) {
    s.after(Math.max(0, choice.afterMs));
    const command = commandOf(choice, s);
    if (!command) continue;
    let { desk } = s;
    for (const fact of s.when(command).facts) {
      desk = evolve(desk, fact);
      moments.push({ desk, event: logged(desk, fact).event });
    }
  }
  return moments;
}

it("[FD3] [AG7] a console that missed events equals a fresh load and gets nothing it may not read", {
  timeout: 60_000,
}, () => {
  let restrictedEvents = 0;
  const play = (list: Parameters<typeof commandOf>[0][], from: number) => {
    const moments = historyOf(list);
    const away = from % moments.length;
    const missed = moments.slice(away + 1).flatMap(({ event }) => event ?? []);
    const before = moments[away]?.desk as Desk;
    const now = moments.at(-1)?.desk as Desk;
    for (const id of agents) {
      const held = freshLoad(before, id);
      // A change of its own rights makes a console reload (AG6).
      const isOwnRights = (e: LoggedEvent) =>
        e.agentId === id ||
        ((e.type === "agent_role_changed" || e.type === "agent_bound") && e.agents.some((a) => a.id === id));
      if (!held || missed.some(isOwnRights)) continue;
      const viewer = held.me;
      const restricted = supervises(viewer) ? new Map() : restrictedOf(now, viewer.id);
      const received = missed.flatMap((e) => {
        const then = eventFor(viewer, nobody, e);
        const seen = then && missedEventFor(viewer, then, restricted);
        if (JSON.stringify(then) !== JSON.stringify(seen)) restrictedEvents++;
        return seen ?? [];
      });
      for (const { message } of received) {
        if (!message || supervises(viewer)) continue;
        const waiting = restricted.get(message.conversationId);
        expect(
          waiting === undefined ||
            (waiting === message.sessionId && (message.type !== "note" || message.agentId === id)),
          message.type,
        ).toBe(true);
      }
      const next = received.reduce(applyEvent, held);
      expect({ ...next, seq: now.seq, sessions: next.sessions.toSorted(byId) }, id).toEqual(
        freshLoad(now, id),
      );
    }
  };
  fc.assert(fc.property(choices(80), fc.nat(1_000), play), { numRuns: 500 });
  expect(restrictedEvents, "events that were told with less").toBeGreaterThan(100);
});
