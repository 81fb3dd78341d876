import { agentLimit } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import { describe, expect, it } from "vitest";
import { viewSession } from "../../src/desk/desk.ts";
import {
  anAccount,
  anAgent,
  ann,
  assigns,
  bob,
  boss,
  changesRole,
  comes,
  ends,
  given,
  isBound,
  isLost,
  minute,
  picksUp,
  replies,
  root,
  type Scenario,
  sets,
  setsPickup,
  signsOut,
  startsDelivery,
  takesOver,
  timePassesOver,
  transfers,
  unbinds,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss, root));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));

describe("binding", () => {
  const crowd = (n: number) => Array.from({ length: n }, (_, i) => anAgent(`agent${i}`));

  it("[AG1] the hundredth is bound, the 101st refused", () =>
    given(anAccount(root, ...crowd(agentLimit - 2)))
      .when(isBound("cid"))
      .thenFacts({ type: "agent_bound", agents: [{ id: "cid", seat: 100, status: "offline", load: 0 }] })
      .when(isBound("dan"))
      .thenRefused({ refusal: "agent_limit_reached", limit: 100 }));

  it("[AG1] a seat that was given up is taken again", () =>
    given(anAccount(root, ...crowd(agentLimit - 1)))
      .when(unbinds("root", "agent7"))
      .when(isBound("cid"))
      .thenFacts({ type: "agent_bound", agents: [{ id: "cid", seat: 9 }] }));

  it("[AG1] who is bound already is told so, and stays as they are", () =>
    desk().when(isBound("ann", "admin")).thenRefused("already_bound"));
});

describe("status", () => {
  it("[AG2] away keeps and answers sessions, and gets none by dispatch", () =>
    served()
      .when(sets("ann", "ann", "away"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "away", load: 1 }] })
      .when(replies("ann", "li"))
      .thenFacts("reply_queued"));

  it("[AG2] choosing offline is signing off: sessions fall asleep", () =>
    served()
      .when(sets("ann", "ann", "offline"))
      .thenFacts("session_turned_inactive", {
        type: "agent_status_changed",
        agents: [{ status: "offline" }],
      }));

  it("[AG2] who chose offline stays so when their console connects again", () =>
    desk()
      .when(sets("ann", "ann", "offline"))
      .when(comes("ann"))
      .thenNothing());

  it("[AG2] setting what is already so changes nothing", () => {
    desk()
      .when(sets("ann", "ann", "online"))
      .thenNothing();
    desk()
      .when(setsPickup("ann", true, 7))
      .when(setsPickup("ann", true, 7))
      .thenNothing();
    desk()
      .when(setsPickup("ann", true, 7))
      .when(setsPickup("ann", true, 8))
      .thenFacts("agent_pickup_changed");
  });

  it("[AG2] [AG5] who was made offline by a supervisor is told apart from who chose it", () => {
    const whyOf = (by: string) =>
      desk()
        .when(sets(by, "ann", "offline"))
        .agent("ann").statusWhy;
    expect([whyOf("boss"), whyOf("ann")]).toEqual(["supervisor", "signed_out"]);
  });

  it.each(["online", "away"] as const)(
    "[AG5] who is gone and set %s by a supervisor is given nothing until they come, and then is so",
    (status) => {
      const s = given(anAccount({ ...ann, auto: true }, boss))
        .when(isLost("ann"))
        .when(writes("li"))
        .when(sets("boss", "ann", status))
        .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", chosenStatus: status }] })
        .when(sets("boss", "ann", status))
        .thenNothing()
        .when(comes("ann"));
      expect(s.agent("ann")).toMatchObject({ status, statusWhy: "supervisor" });
      expect(s.session("li").ownerId).toBe(status === "online" ? "ann" : null);
    },
  );

  it("[AG5] [SE4] who was set online while gone and signs out all the same has signed out", () =>
    desk()
      .when(isLost("ann"))
      .when(sets("boss", "ann", "online"))
      .when(signsOut("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] }));

  it("[AG5] who chose offline and is set online by a supervisor comes back, and chooses again as they like", () =>
    desk()
      .when(sets("ann", "ann", "offline"))
      .when(sets("boss", "ann", "online"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "online", statusWhy: "supervisor" }] })
      .when(sets("ann", "ann", "away"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "away", statusWhy: null }] }));
});

describe("losing the connection", () => {
  it("[AG3] for longer than the grace time: offline, and unanswered customers wait again", () =>
    served()
      .when(isLost("ann"))
      .thenFacts(
        {
          type: "session_waits_again",
          session: { state: "waiting", ownerId: null, lastOwnerId: "ann" },
          message: { notice: { what: "waits_again", why: "agent_lost" } },
          previousOwnerId: "ann",
        },
        { type: "agent_status_changed", agents: [{ status: "offline", chosenStatus: "online", load: 0 }] },
      ));

  it("[AG3] answered ones become inactive", () =>
    served()
      .when(replies("ann", "li"))
      .when(isLost("ann"))
      .thenFacts(
        { type: "session_turned_inactive", message: { notice: { why: "agent_lost" } } },
        "agent_status_changed",
      ));

  it("[AG3] an inactive session with an unanswered customer waits again too; an answered one stays", () => {
    served()
      .after(30 * minute)
      .when(timePassesOver("li"))
      .when(isLost("ann"))
      .thenFacts("session_waits_again", "agent_status_changed");
    served()
      .when(replies("ann", "li"))
      .after(30 * minute)
      .when(timePassesOver("li"))
      .when(isLost("ann"))
      .thenFacts("agent_status_changed");
  });

  it("[AG3] coming back brings back the chosen status", () => {
    desk()
      .when(isLost("ann"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "online" }] });
    desk()
      .when(sets("ann", "ann", "away"))
      .when(isLost("ann"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "away" }] });
  });

  it("[AG3] being lost twice, or connecting twice, changes nothing more", () => {
    desk().when(isLost("ann")).when(isLost("ann")).thenNothing();
    desk().when(comes("ann")).thenNothing();
  });

  it("[SE4] signing out lets go of what is served, in order, and leaves alone what has ended", () => {
    const s = given(anAccount(ann));
    for (const openid of ["li", "wu", "xi"]) s.when(writes(openid)).when(picksUp("ann", openid));
    const [li, , xi] = ["li", "wu", "xi"].map((openid) => s.session(openid).id);
    s.when(ends("ann", "wu"))
      .when(signsOut("ann"))
      .thenFacts(
        { type: "session_turned_inactive", session: { id: li }, agents: [{ load: 1 }] },
        { type: "session_turned_inactive", session: { id: xi }, agents: [{ load: 0 }] },
        "agent_status_changed",
      );
    expect(s.session("wu").state).toBe("ended");
  });

  it("[AG6] an ended session stays ended when who had it is unbound", () => {
    const s = served().when(ends("ann", "li")).when(unbinds("root", "ann"));
    expect(s.facts.map((f) => f.type)).not.toContain("session_waits_again");
    expect(s.session("li").state).toBe("ended");
  });

  it("[SE4] who signs out where they were found missing has left on purpose since", () =>
    desk()
      .when(isLost("ann"))
      .when(signsOut("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] }));

  it("[AG3] who is offline already has been so since then, whatever else becomes of it", () => {
    const s = desk().after(minute).when(isLost("ann"));
    const since = s.now;
    expect(s.after(minute).when(signsOut("ann")).agent("ann")).toMatchObject({
      statusWhy: "signed_out",
      statusSince: since,
    });
  });

  it("[SE4] who signs out before they ever came has left this account as well", () =>
    desk()
      .when(isBound("cid"))
      .when(signsOut("cid"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] })
      .when(signsOut("cid"))
      .thenNothing());

  it("[AG4] signing out in one place and in again starts as online", () =>
    desk()
      .when(sets("ann", "ann", "away"))
      .when(signsOut("ann"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "online" }] }));
});

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

  it("[AG5] reassigns one that is served, with a note", () =>
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

  it("[AG5] takes over, in every open state", () => {
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

  it("[AG5] sets another agent's status; an agent sets only their own", () => {
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

  it("[AG5] [DI1] who sets another's capacity and automatic pick-up is an admin; anybody their own", () => {
    const setBy = (by: string) => ({ ...setsPickup("ann", true, 3), by: by as AgentId });
    desk()
      .when(setBy("root"))
      .thenFacts({ type: "agent_pickup_changed", agents: [{ auto: true, capacity: 3 }] });
    desk().when(setBy("ann")).thenFacts("agent_pickup_changed");
    desk().when(setBy("boss")).thenRefused("not_allowed");
    desk().when(setBy("bob")).thenRefused("not_allowed");
    desk().when(setBy("stranger")).thenRefused("not_bound");
  });

  it("[MA13] who lets everybody go is an admin", () => {
    const removes = (by: string) => ({ do: "remove_account", by: by as AgentId }) as const;
    for (const by of ["ann", "boss", "stranger"]) desk().when(removes(by)).thenRefused("not_allowed");
    desk()
      .when(removes("root"))
      .thenFacts(...Array.from({ length: 4 }, () => "agent_unbound" as const));
  });

  it("[AG5] an agent assigns, takes over and reassigns nothing of others", () => {
    desk()
      .when(writes("li"))
      .when(assigns("ann", "li", "bob"))
      .thenRefused("not_allowed");
    served().when(takesOver("bob", "li")).thenRefused("not_allowed");
    served()
      .when(transfers("bob", "li", "bob"))
      .thenRefused("not_owner");
  });

  it("[AG5] but transfers their own", () =>
    served()
      .when(transfers("ann", "li", "bob"))
      .thenFacts("session_transferred"));

  it("[AG5] a transfer to who has it already changes nothing", () =>
    served()
      .when(transfers("ann", "li", "ann"))
      .thenNothing());

  it("[DI9] the note of a transfer to who has it by then is kept, once, and changes nothing else", () => {
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

  it("[AG5] only admins change roles and unbind; the last admin stays", () => {
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

describe("unbinding", () => {
  it("[AG6] takes effect in the same moment: sessions wait again, later commands are refused", () =>
    served()
      .when(unbinds("root", "ann"))
      .thenFacts(
        { type: "session_waits_again", message: { notice: { why: "unbound" } }, previousOwnerId: "ann" },
        { type: "agent_unbound", removedAgentId: "ann" },
      )
      .when(picksUp("ann", "li"))
      .thenRefused("not_bound")
      .when(replies("ann", "li"))
      .thenRefused("not_bound"));

  it("[AG6] stops a reply that is still queued, also in a session that its writer has ended", () => {
    const s = served().when(replies("ann", "li")).when(ends("ann", "li"));
    s.when(unbinds("root", "ann")).when(startsDelivery("li"));
    expect(s.reply("li").delivery).toMatchObject({ state: "failed", reason: "ownership_changed" });
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[AG6] a demoted supervisor supervises no more", () =>
    served()
      .when(changesRole("root", "boss", "agent"))
      .when(takesOver("boss", "li"))
      .thenRefused("not_allowed"));
});

describe("who may read", () => {
  const mayRead = (s: Scenario, agent: string) =>
    blockOf("read", viewSession(s.desk, s.session("li")), s.agent(agent), s.now) === null;

  it("[AG7] a waiting session: everybody; a served one: its owner and supervisors", () => {
    const s = desk().when(writes("li"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([true, true, true]);
    s.when(picksUp("ann", "li"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([true, false, true]);
    s.when(transfers("ann", "li", "bob"));
    expect(["ann", "bob", "boss"].map((a) => mayRead(s, a))).toEqual([false, true, true]);
  });

  it("[AG7] an ended session stays readable to its last owner until somebody else owns a newer one", () => {
    const s = served().when(ends("ann", "li"));
    expect(["ann", "bob"].map((a) => mayRead(s, a))).toEqual([true, false]);
    s.when(writes("li")).when(picksUp("bob", "li"));
    expect(["ann", "bob"].map((a) => mayRead(s, a))).toEqual([false, true]);
  });
});
