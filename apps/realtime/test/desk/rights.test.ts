import type { AgentId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import { describe, expect, it } from "vitest";
import { viewSession } from "../../src/desk/desk.ts";
import {
  anAccount,
  ann,
  assigns,
  bob,
  boss,
  changesRole,
  comes,
  ends,
  given,
  picksUp,
  root,
  type Scenario,
  sets,
  setsPickup,
  signsOut,
  takesOver,
  transfers,
  unbinds,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss, root));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));

describe("roles", () => {
  it("[AG5] a supervisor assigns a waiting session", () =>
    desk()
      .when(writes("li"))
      .when(assigns("boss", "li", "ann"))
      .thenFacts({
        type: "session_picked_up",
        session: { ownerId: "ann" },
        message: { notice: { what: "picked_up", agentId: "ann", auto: false, by: "boss" } },
      })
      .when(assigns("boss", "li", "bob"))
      .thenRefused("already_picked_up"));

  it("[AG5] a supervisor reassigns a served session, with a note", () =>
    served()
      .when(transfers("boss", "li", "bob", "knows him"))
      .thenFacts({
        type: "session_transferred",
        session: { ownerId: "bob", lastOwnerId: "bob", epoch: 2 },
        previousOwnerId: "ann",
        message: { notice: { what: "transferred", byName: "boss", agentName: "bob", note: "knows him" } },
        agents: [
          { id: "ann", load: 0 },
          { id: "bob", load: 1 },
        ],
      }));

  it("[AG5] a supervisor takes over any open session", () => {
    const notice = { what: "taken_over", agentId: "boss", agentName: "boss" };
    desk()
      .when(writes("li"))
      .when(takesOver("boss", "li"))
      .thenFacts({ type: "session_taken_over", message: { notice: { ...notice, fromName: null } } });
    served()
      .when(takesOver("boss", "li"))
      .thenFacts({ type: "session_taken_over", message: { notice: { ...notice, fromName: "ann" } } })
      .when(takesOver("boss", "li"))
      .thenNothing()
      .when(signsOut("boss"))
      .when(comes("boss"))
      .when(takesOver("boss", "li"))
      .thenFacts({ type: "session_taken_over", session: { state: "active", ownerId: "boss" } });
  });

  it("[AG5] a supervisor sets another agent's status; an agent sets only their own", () => {
    desk()
      .when(sets("boss", "ann", "away"))
      .thenFacts("agent_status_changed");
    desk()
      .when(sets("bob", "ann", "away"))
      .thenRefused("not_allowed");
    desk()
      .when(sets("stranger", "ann", "away"))
      .thenRefused("not_bound");
  });

  it("[AG5] [DI1] only an admin sets another agent's capacity and automatic pick-up", () => {
    const setBy = (by: string) => ({ ...setsPickup("ann", true, 3), by: by as AgentId });
    desk()
      .when(setBy("root"))
      .thenFacts({ type: "agent_pickup_changed", agents: [{ auto: true, capacity: 3 }] });
    desk().when(setBy("ann")).thenFacts("agent_pickup_changed");
    desk().when(setBy("boss")).thenRefused("not_allowed");
    desk().when(setBy("bob")).thenRefused("not_allowed");
    desk().when(setBy("stranger")).thenRefused("not_bound");
  });

  it("[MA13] only an admin removes an account", () => {
    const removes = (by: string) => ({ do: "remove_account", by: by as AgentId }) as const;
    for (const by of ["ann", "boss", "stranger"]) desk().when(removes(by)).thenRefused("not_allowed");
    desk()
      .when(removes("root"))
      .thenFacts(...Array.from({ length: 4 }, () => "agent_unbound" as const));
  });

  it("[AG5] an agent cannot assign, take over or reassign other agents' sessions", () => {
    desk()
      .when(writes("li"))
      .when(assigns("ann", "li", "bob"))
      .thenRefused("not_allowed");
    served().when(takesOver("bob", "li")).thenRefused("not_allowed");
    served()
      .when(transfers("bob", "li", "bob"))
      .thenRefused("not_owner");
  });

  it("[AG5] an agent transfers their own session", () =>
    served()
      .when(transfers("ann", "li", "bob"))
      .thenFacts("session_transferred"));

  it("[AG5] transferring a session to its owner changes nothing", () =>
    served()
      .when(transfers("ann", "li", "ann"))
      .thenNothing());

  it("[DI9] a transfer to the current owner keeps its note, once, and changes nothing else", () => {
    const s = served().when(transfers("boss", "li", "ann", "knows him"));
    const { epoch, servedSince } = s.session("li");
    s.thenFacts({
      type: "session_transferred",
      session: { ownerId: "ann", epoch: 1, handedBy: "boss", state: "active" },
      message: { notice: { what: "transferred", byName: "boss", agentName: "ann", note: "knows him" } },
    });
    s.when(transfers("boss", "li", "ann", "knows him")).thenNothing();
    s.when(transfers("root", "li", "ann", "so do I")).thenFacts({
      type: "session_transferred",
      session: { epoch, servedSince, handedBy: "root" },
    });
    s.when(transfers("ann", "li", "ann", "myself")).thenNothing();
  });

  it("[AG5] only admins change roles and unbind, and the last admin stays", () => {
    desk()
      .when(changesRole("boss", "ann", "admin"))
      .thenRefused("not_allowed");
    desk().when(unbinds("boss", "ann")).thenRefused("not_allowed");
    desk()
      .when(changesRole("root", "root", "agent"))
      .thenRefused("last_admin");
    desk().when(unbinds("root", "root")).thenRefused("last_admin");
    desk()
      .when(changesRole("root", "ann", "admin"))
      .thenFacts({ type: "agent_role_changed", agents: [{ role: "admin" }] })
      .when(changesRole("ann", "root", "agent"))
      .thenFacts("agent_role_changed");
  });
});

describe("read access", () => {
  const mayRead = (s: Scenario, agent: string) =>
    blockOf("read", viewSession(s.desk, s.session("li")), s.agent(agent), s.now) === null;

  it("[AG7] all agents read a waiting session; only owner and supervisors read a served one", () => {
    const s = desk().when(writes("li"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([true, true, true]);
    s.when(picksUp("ann", "li"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([true, false, true]);
    s.when(transfers("ann", "li", "bob"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([false, true, true]);
  });

  it("[AG7] the last owner reads an ended session until another agent owns a newer one", () => {
    const s = served().when(ends("ann", "li"));
    expect(["ann", "bob"].map((a) => mayRead(s, a))).toEqual([true, false]);
    s.when(writes("li")).when(picksUp("bob", "li"));
    expect(["ann", "bob"].map((a) => mayRead(s, a))).toEqual([false, true]);
  });
});
