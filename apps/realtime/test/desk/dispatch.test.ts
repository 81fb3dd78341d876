import type { AgentId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import {
  type Action,
  anAccount,
  anAgent,
  ann,
  assigns,
  bob,
  boss,
  comes,
  ends,
  given,
  hour,
  isLost,
  minute,
  picksUp,
  replies,
  type Scenario,
  second,
  sets,
  setsPickup,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";

const auto = (id: string, capacity = 10, change = {}) => anAgent(id, { auto: true, capacity, ...change });
const owner = (s: Scenario, openid: string) => s.session(openid).ownerId;

const queue = (s: Scenario, ...openids: string[]) =>
  openids.reduce((q, openid) => q.when(writes(openid)).after(second), s);

describe("eligible agents", () => {
  it("[DI1] assigns a session at once to an agent online, switched on and below capacity", () =>
    given(anAccount(auto("ann")))
      .when(writes("li"))
      .thenFacts("session_opened", "customer_message_received", {
        type: "session_picked_up",
        session: { ownerId: "ann" },
        message: { notice: { what: "picked_up", auto: true } },
        agents: [{ id: "ann", load: 1 }],
      }));

  it.each([
    ["away", auto("ann", 10, { status: "away", chosenStatus: "away" })],
    ["offline", auto("ann", 10, { status: "offline" })],
    ["switched off", ann],
    ["at capacity", auto("ann", 1, { load: 1 })],
  ])("[DI1] does not assign to an agent who is %s", (_why, agent) => {
    expect(owner(given(anAccount(agent)).when(writes("li")), "li")).toBeNull();
  });

  it("[DI1] fills the capacity and never exceeds it", () => {
    const s = queue(given(anAccount(auto("ann", 2), auto("bob", 1))), "a", "b", "c", "d", "e");
    expect(s.agent("ann").load).toBe(2);
    expect(s.agent("bob").load).toBe(1);
    expect(s.desk.waitingCount).toBe(2);
  });

  it.each<[string, Action, Action[]]>([
    ["comes", comes("ann"), [isLost("ann")]],
    ["comes back from away", sets("ann", "ann", "online"), [sets("ann", "ann", "away")]],
    ["switches it on", setsPickup("ann", true), [setsPickup("ann", false)]],
  ])("[DI1] a backlog drains the moment someone %s", (_what, action, before) => {
    const s = before.reduce<Scenario>((x, d) => x.when(d), given(anAccount(auto("ann"))));
    queue(s, "a", "b");
    expect(s.desk.waitingCount).toBe(2);
    expect(s.when(action).desk.waitingCount).toBe(0);
  });

  it.each<[string, Action]>([
    ["ends a session", ends("ann", "a")],
    ["gets more capacity", setsPickup("ann", true, 2)],
    ["hands one over", transfers("ann", "a", "boss")],
  ])("[DI1] or %s", (_what, action) => {
    const s = queue(given(anAccount(auto("ann", 1), boss)), "a", "b");
    expect(owner(s, "b")).toBeNull();
    expect(owner(s.when(action), "b")).toBe("ann");
  });

  it("[DI1] assigns the next customer when a session turns inactive", () => {
    const s = queue(given(anAccount(auto("ann", 1))), "a", "b").after(30 * minute);
    expect(owner(s.when(timePassesOver("a")), "b")).toBe("ann");
  });
});

describe("order of customers and agents", () => {
  it("[DI2] the longest waiting customer is first", () => {
    const s = queue(given(anAccount({ ...auto("ann", 2), status: "offline" })), "a", "b", "c").when(
      comes("ann"),
    );
    expect(["a", "b", "c"].map((c) => owner(s, c))).toEqual(["ann", "ann", null]);
  });

  it("[DI2] a customer who was never answered keeps their place after a disconnection", () => {
    const s = given(anAccount(ann, bob)).when(writes("a")).when(picksUp("ann", "a")).after(second);
    queue(s, "b").when(isLost("ann"));
    s.when(setsPickup("bob", true, 1));
    expect([owner(s, "a"), owner(s, "b")]).toEqual(["bob", null]);
  });

  it("[DI2] an answered customer queues from when they wait again", () => {
    const s = given(anAccount(ann, bob))
      .when(writes("a"))
      .when(picksUp("ann", "a"))
      .when(replies("ann", "a"));
    s.after(second);
    queue(s, "b")
      .after(second)
      .when(transfers("ann", "a", null));
    s.when(setsPickup("bob", true, 1));
    expect([owner(s, "b"), owner(s, "a")]).toEqual(["bob", null]);
  });

  it("[DI2] a customer who writes into an inactive session waits from then on", () => {
    const s = given(anAccount(ann, bob)).when(writes("a")).when(picksUp("ann", "a"));
    s.when(replies("ann", "a")).after(hour).when(timePassesOver("a"));
    queue(s, "b").after(second).when(writes("a"));
    s.when(setsPickup("bob", true, 1));
    expect([owner(s, "b"), owner(s, "a")]).toEqual(["bob", null]);
  });

  it("[DI2] the last owner is preferred", () => {
    const s = given(anAccount(auto("ann"), bob, auto("cid")));
    s.when(writes("li")).when(ends("ann", "li")).when(setsPickup("bob", true)).when(writes("li"));
    expect(owner(s, "li")).toBe("ann");
  });

  it("[DI2] the last owner is preferred only if eligible", () => {
    const s = given(anAccount(auto("ann"), bob))
      .when(writes("li"))
      .when(ends("ann", "li"));
    s.when(setsPickup("bob", true))
      .when(sets("ann", "ann", "away"))
      .when(writes("li"));
    expect(owner(s, "li")).toBe("bob");
  });

  it("[DI2] the agent least loaded in proportion to capacity comes next", () => {
    const half = auto("ann", 4, { load: 2 });
    const less = auto("bob", 10, { load: 4 });
    for (const agents of [
      [half, less],
      [less, half],
    ])
      expect(owner(given(anAccount(...agents)).when(writes("li")), "li")).toBe("bob");
  });

  it("[DI2] a tie goes to the agent whose last assignment is oldest", () => {
    const s = given(anAccount(auto("ann"), auto("bob"), auto("cid")));
    queue(s, "a", "b", "c");
    for (const c of ["a", "b", "c"]) s.when(ends(owner(s, c) as string, c));
    for (const [c, next] of Object.entries({ d: "ann", e: "bob", f: "cid", g: "ann" })) {
      expect(queue(s, c).session(c).ownerId).toBe(next);
      s.when(ends(next, c));
    }
  });

  it("[DI2] an agent who was never assigned a session comes before others", () => {
    const s = given(anAccount(auto("ann"), auto("bob"), { ...auto("cid"), status: "offline" }));
    for (const c of ["a", "b"]) s.when(ends(owner(queue(s, c), c) as string, c));
    expect(owner(queue(s.when(comes("cid")), "d"), "d")).toBe("cid");
  });

  it("[DI2] assigns no customer beyond the loaded part of the waiting queue", () => {
    const s = queue(given(anAccount({ ...auto("ann"), status: "offline" })), "a", "b", "c");
    s.desk = { ...s.desk, queueLoadedUntil: s.session("b") };
    s.when(comes("ann"));
    expect(["a", "b", "c"].map((c) => owner(s, c))).toEqual(["ann", "ann", null]);
  });
});

describe("manual assignment", () => {
  const full = (settings: object) =>
    given(withSettings(anAccount({ ...ann, capacity: 1, load: 1 }, bob, boss), settings)).when(writes("li"));
  const overCapacity = { refusal: "over_capacity", load: 1, capacity: 1 } as const;

  it("[DI3] picking up may exceed the capacity, if the account allows", () => {
    full({}).when(picksUp("ann", "li")).thenFacts("session_picked_up");
    full({ exceedByHand: false }).when(picksUp("ann", "li")).thenRefused(overCapacity);
  });

  it("[DI3] assigning may exceed the capacity if the account allows it", () => {
    full({})
      .when(assigns("boss", "li", "ann"))
      .thenFacts("session_picked_up");
    full({ exceedByHand: false })
      .when(assigns("boss", "li", "ann"))
      .thenRefused(overCapacity);
  });

  it("[DI3] transferring beyond capacity has its own switch", () => {
    const held = (settings: object) => full(settings).when(picksUp("bob", "li"));
    held({})
      .when(transfers("bob", "li", "ann"))
      .thenFacts("session_transferred");
    held({ exceedByHand: false })
      .when(transfers("bob", "li", "ann"))
      .thenFacts("session_transferred");
    held({ exceedByTransfer: false })
      .when(transfers("bob", "li", "ann"))
      .thenRefused(overCapacity);
  });

  it("[DI3] the switches are settings of the account", () =>
    full({})
      .when({ do: "change_account", by: null, change: { exceedByHand: false } })
      .thenFacts({ type: "account_changed", account: { exceedByHand: false } })
      .when({ do: "change_account", by: null, change: { exceedByHand: false } })
      .thenNothing());

  it("[DI5] a session can be transferred or assigned to an agent who is away", () => {
    const away = given(anAccount({ ...ann, status: "away" }, bob, boss)).when(writes("li"));
    expect(owner(away.when(assigns("boss", "li", "ann")), "li")).toBe("ann");
  });

  it("[DI5] a supervisor cannot assign a session to an offline or unknown agent", () => {
    const gone = () => given(anAccount({ ...ann, status: "offline" }, bob, boss)).when(writes("li"));
    gone()
      .when(assigns("boss", "li", "ann"))
      .thenRefused("agent_not_available");
    gone()
      .when(assigns("boss", "li", "nobody" as AgentId))
      .thenRefused("agent_not_found");
  });
});
