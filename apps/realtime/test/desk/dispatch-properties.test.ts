import type { AgentId } from "@jieru/shared/domain/ids";
import fc from "fast-check";
import { it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { Desk, DeskAgent, DeskSession } from "../../src/desk/desk.ts";
import { evolve } from "../../src/desk/evolve.ts";
import type { Fact } from "../../src/desk/fact.ts";
import { expect } from "./quick-expect.ts";
import {
  anAccount,
  anAgent,
  hour,
  minute,
  root,
  Scenario,
  second,
  withSettings,
  writes,
} from "./scenario.ts";

const runs = 4_000;
const id = (n: number) => `a${n}` as AgentId;

interface Step {
  action:
    | "arrives"
    | "writes"
    | "ends"
    | "status"
    | "pickup"
    | "lost"
    | "comes"
    | "handsBack"
    | "looks"
    | "bound";
  who: number;
  n: number;
  afterMs: number;
}
const often = ["arrives", "arrives", "ends", "writes"] as const;
const rare = ["status", "pickup", "lost", "comes", "handsBack", "looks", "bound"] as const;
const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(fc.constantFrom(...often), fc.constantFrom(...rare)),
  who: fc.nat(5),
  n: fc.nat(11),
  afterMs: fc.constantFrom(0, 0, 1, second, minute, 3 * minute, 3 * minute, 30 * hour),
});
const agent = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  auto: fc.boolean(),
  status: fc.constantFrom("online", "online", "away", "offline"),
});

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const served = (desk: Desk) => [...desk.sessions.values()].filter((s) => s.state === "active");
const statuses = ["online", "away", "offline"] as const;

/** Returns the command of a step, or null if it has no target. */
function commandOf({ action, who, n }: Step, s: Scenario): Command | null {
  const agentId = id(who);
  const session = nth(served(s.desk), n);
  const owner = session?.ownerId;
  const made = (d: ReturnType<typeof writes>): Command => (typeof d === "function" ? d(s) : d);
  switch (action) {
    case "arrives":
      return made(writes(`c${s.desk.seq}`));
    case "writes":
      return made(writes(nth([...s.desk.conversations.values()], n)?.openid ?? "c"));
    case "ends":
      return session && owner ? { do: "end", agentId: owner, sessionId: session.id } : null;
    case "handsBack":
      return session && owner
        ? { do: "transfer", agentId: owner, sessionId: session.id, to: null, note: null }
        : null;
    case "looks": {
      const looked = nth([...served(s.desk), ...waiting(s.desk)], n);
      return looked ? { do: "look_at_session", sessionId: looked.id } : null;
    }
    case "status":
      return {
        do: "set_status",
        agentId,
        by: n % 2 ? root.id : agentId,
        status: statuses[n % 3] as "online",
      };
    case "pickup":
      return { do: "set_pickup", agentId, by: agentId, auto: n % 3 > 0, capacity: 1 + (n % 4) };
    case "lost":
      return { do: "lose_agent", agentId };
    case "comes":
      return { do: "connect_agent", agentId };
    case "bound":
      return s.desk.agents.has(agentId)
        ? { do: "unbind_agent", agentId, by: root.id }
        : { do: "bind_agent", agentId, name: agentId, role: "agent" };
  }
}

/** States the eligibility rule again, independently of the code under test. */
const mayTake = (a: DeskAgent, s: DeskSession): boolean =>
  a.status === "online" && a.auto && a.load < a.capacity && s.returnedBy !== a.id;
const takersOf = (desk: Desk, s: DeskSession) => [...desk.agents.values()].filter((a) => mayTake(a, s));
const waiting = (desk: Desk) => [...desk.sessions.values()].filter((s) => s.state === "waiting");
const isAnswerable = (desk: Desk, s: DeskSession, now: number): boolean =>
  now < (desk.conversations.get(s.conversationId)?.allowance.until ?? 0);
const answerable = (desk: Desk, now: number) => waiting(desk).filter((s) => isAnswerable(desk, s, now));
const isBefore = (a: DeskSession, b: DeskSession): boolean =>
  (a.waitingSince ?? 0) < (b.waitingSince ?? 0) || (a.waitingSince === b.waitingSince && a.id < b.id);

function wasRight(desk: Desk, fact: Fact, now: number): void {
  const before = desk.sessions.get(fact.session?.id as never) as DeskSession;
  const taker = desk.agents.get(fact.session?.ownerId as AgentId) as DeskAgent;
  const takers = takersOf(desk, before);
  expect(takers, "[DI1] only who may").toContain(taker);
  expect(isAnswerable(desk, before, now), "[DI8] only who can be answered").toBe(true);
  for (const s of answerable(desk, now))
    if (isBefore(s, before)) expect(takersOf(desk, s), `[DI2] ${s.id} was overtaken`).toEqual([]);
  if (taker.id === before.lastOwnerId) return;
  expect(
    takers.some((a) => a.id === before.lastOwnerId),
    "[DI2] the last owner first",
  ).toBe(false);
  const share = taker.load / taker.capacity;
  for (const a of takers) expect(a.load / a.capacity, "[DI2] the least loaded").toBeGreaterThanOrEqual(share);
}

const byDispatch = (f: Fact): boolean =>
  f.type === "session_picked_up" && f.message?.type === "notice" && "auto" in f.message.notice;

function play(s: Scenario, steps: readonly Step[]): void {
  for (const one of steps) {
    s.after(one.afterMs);
    const command = commandOf(one, s);
    if (!command) continue;
    let desk = s.desk;
    s.when(command);
    for (const fact of s.facts) {
      if (byDispatch(fact)) wasRight(desk, fact, s.now);
      desk = evolve(desk, fact);
    }
    for (const w of answerable(s.desk, s.now))
      expect(takersOf(s.desk, w), `[DI1] ${w.id} waits though somebody could take it`).toEqual([]);
    for (const w of waiting(s.desk))
      if (isAnswerable(s.desk, w, s.now)) expect(w.lapsed, `[DI8] ${w.id} can be answered`).toBe(false);
  }
}

it("[DI1] [DI2] [DI4] [DI6] [DI8] [T14] [T15] [T19] [T20] dispatch serves all customers in order, within capacity, and only by eligible agents", {
  tags: ["slow"],
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(
      fc.array(agent, { minLength: 1, maxLength: 6 }),
      fc.array(step, { maxLength: 60, size: "max" }),
      (agents, steps) => {
        const bound = agents.map((a, i) => anAgent(id(i), { ...a }));
        const desk = withSettings(anAccount(root, ...bound), { noAnswerMs: 2 * minute, initialAuto: true });
        play(new Scenario(desk), steps);
      },
    ),
    { numRuns: runs },
  );
});

it("[DI2] customers spread evenly over equal agents, within one session of the ideal", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 100 }), (count, customers) => {
      const agents = Array.from({ length: count }, (_, i) => anAgent(id(i), { auto: true, capacity: 100 }));
      const s = new Scenario(anAccount(...agents));
      for (let c = 1; c <= customers; c++) {
        s.when(writes(`c${c}`)).after(second);
        for (const a of s.desk.agents.values())
          expect(Math.abs(a.load - c / count), `${a.id} after ${c}`).toBeLessThan(1);
      }
    }),
    { numRuns: 100 },
  );
});

it("[DI2] with unequal capacities dispatch picks the relatively least loaded agent until all are full", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }), (capacities) => {
      const s = new Scenario(
        anAccount(...capacities.map((c, i) => anAgent(id(i), { auto: true, capacity: c }))),
      );
      const places = capacities.reduce((sum, c) => sum + c, 0);
      for (let c = 1; c <= places + 3; c++) {
        s.when(writes(`c${c}`)).after(second);
        const all = [...s.desk.agents.values()];
        const leastShare = Math.min(...all.map((a) => a.load / a.capacity));
        for (const a of all) expect((a.load - 1) / a.capacity).toBeLessThanOrEqual(leastShare);
      }
      for (const a of s.desk.agents.values()) expect(a.load).toBe(a.capacity);
      expect(s.desk.waitingCount).toBe(3);
    }),
    { numRuns: 200 },
  );
});
