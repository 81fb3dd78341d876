/** Dispatch faults known from other products. The numbers are those of docs/contributing/lessons.md. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { describe, expect, it } from "vitest";
import { viewSession } from "../../src/desk/desk.ts";
import {
  anAccount,
  anAgent,
  comes,
  ends,
  given,
  hour,
  isBound,
  isLost,
  replies,
  root,
  type Scenario,
  second,
  sets,
  setsPickup,
  signsOut,
  takesOver,
  unbinds,
  withSettings,
  writes,
} from "./scenario.ts";

const auto = (id: string, capacity = 10, change = {}) => anAgent(id, { auto: true, capacity, ...change });
const owner = (s: Scenario, openid: string) => s.session(openid).ownerId;

describe("a returning customer", () => {
  it("[T13] does not wait for a former agent who is offline", () => {
    const s = given(anAccount(auto("ann"), auto("bob", 10, { load: 3 }))).when(writes("li"));
    expect(owner(s, "li")).toBe("ann");
    s.when(ends("ann", "li")).when(signsOut("ann")).when(writes("li"));
    expect(owner(s, "li")).toBe("bob");
  });

  it("[T13] does not wait in a session that the former agent left inactive", () => {
    const s = given(anAccount(auto("ann")))
      .when(writes("li"))
      .when(replies("ann", "li"))
      .when(signsOut("ann"));
    expect(s.session("li").state).toBe("inactive");
    s.when(writes("li")).thenFacts("session_waits_again", "customer_message_received");
    s.when(isBound("bob")).when(comes("bob")).when(setsPickup("bob", true));
    expect(owner(s, "li")).toBe("bob");
  });
});

describe("a backlog", () => {
  it("[T14] is served from its oldest end whenever an agent becomes free", () => {
    const s = given(anAccount(auto("ann", 1, { status: "offline" })));
    for (const c of ["a", "b", "c", "d"]) s.when(writes(c)).after(second);
    s.when(comes("ann")).when(writes("new"));
    expect(owner(s, "a")).toBe("ann");
    s.when(ends("ann", "a"));
    expect(owner(s, "b")).toBe("ann");
    s.when(setsPickup("ann", true, 2));
    expect([owner(s, "c"), owner(s, "d"), owner(s, "new")]).toEqual(["ann", null, null]);
  });

  it("[T15] is served while agents join and leave", () => {
    const s = given(withSettings(anAccount(root, auto("a0")), { initialAuto: true, initialCapacity: 100 }));
    for (let n = 1; n <= 20; n++) {
      s.when(isBound(`a${n}`))
        .when(comes(`a${n}`))
        .when(unbinds("root", `a${n - 1}`))
        .when(writes(`c${n}`));
      expect(owner(s, `c${n}`), `customer ${n}`).toBe(`a${n}`);
      expect(s.desk.waitingCount).toBe(0);
    }
  });

  it("[T20] is never assigned to an agent who was unbound", () => {
    const s = given(anAccount(root, auto("ann")))
      .when(unbinds("root", "ann"))
      .when(writes("li"));
    expect(owner(s, "li")).toBeNull();
    s.when({ do: "connect_agent", agentId: "ann" as AgentId }).thenRefused("agent_not_found");
  });
});

describe("a disconnected agent", () => {
  it("[T17] loses their waiting customers, and the status shows the reason", () => {
    const s = given(anAccount(auto("ann"), anAgent("boss", { role: "supervisor" }))).when(writes("li"));
    s.when(isLost("ann")).thenFacts(
      { type: "session_waits_again", message: { notice: { what: "waits_again", why: "agent_lost" } } },
      { type: "agent_status_changed", agents: [{ id: "ann", status: "offline", statusWhy: "lost" }] },
    );
  });

  it.each(["away", "offline"] as const)("[T19] %s: is assigned nothing, however free", (status) => {
    const s = given(anAccount(auto("ann"), auto("bob", 1, { load: 1 })));
    s.when(sets("ann", "ann", status)).when(writes("li"));
    expect(owner(s, "li")).toBeNull();
  });
});

describe("a session opened while no agent was there", () => {
  const moves: SessionAction[] = ["pickUp", "assign", "takeOver", "end"];
  const boss = anAgent("boss", { role: "supervisor", status: "offline" });

  it("[T23] can be picked up, assigned, taken over and ended after an hour", () => {
    const s = given(anAccount(anAgent("ann", { status: "offline" }), boss))
      .when(writes("li"))
      .after(hour);
    const view = viewSession(s.desk, s.session("li"));
    for (const move of moves) expect(blockOf(move, view, s.agent("boss"), s.now), move).toBeNull();
    expect(blockOf("pickUp", view, s.agent("ann"), s.now)).toBeNull();
    expect(owner(s.when(takesOver("boss", "li")), "li")).toBe("boss");
    s.when(ends("boss", "li")).thenFacts("session_ended");
  });
});
