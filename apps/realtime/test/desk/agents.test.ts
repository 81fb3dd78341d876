import { agentLimit } from "@jieru/shared/domain/agent";
import { describe, expect, it } from "vitest";
import {
  anAccount,
  anAgent,
  ann,
  bob,
  boss,
  changesRole,
  comes,
  ends,
  given,
  isBound,
  isLost,
  picksUp,
  replies,
  root,
  sets,
  setsPickup,
  signsOut,
  startsDelivery,
  takesOver,
  unbinds,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss, root));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));

describe("binding", () => {
  const crowd = (n: number) => Array.from({ length: n }, (_, i) => anAgent(`agent${i}`));

  it("[AG1] the hundredth agent is bound and the 101st is refused", () =>
    given(anAccount(root, ...crowd(agentLimit - 2)))
      .when(isBound("cid"))
      .thenFacts({ type: "agent_bound", agents: [{ id: "cid", seat: 100, status: "offline", load: 0 }] })
      .when(isBound("dan"))
      .thenRefused({ refusal: "agent_limit_reached", limit: 100 }));

  it("[AG1] binding reuses a freed seat", () =>
    given(anAccount(root, ...crowd(agentLimit - 1)))
      .when(unbinds("root", "agent7"))
      .when(isBound("cid"))
      .thenFacts({ type: "agent_bound", agents: [{ id: "cid", seat: 9 }] }));

  it("[AG1] binding an agent twice is refused and changes nothing", () =>
    desk().when(isBound("ann", "admin")).thenRefused("already_bound"));
});

describe("status", () => {
  it("[AG2] an agent who is away keeps and answers sessions but gets none by dispatch", () =>
    served()
      .when(sets("ann", "ann", "away"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "away", load: 1 }] })
      .when(replies("ann", "li"))
      .thenFacts("reply_queued"));

  it("[AG2] choosing offline turns answered sessions inactive", () =>
    served()
      .when(replies("ann", "li"))
      .when(sets("ann", "ann", "offline"))
      .thenFacts("session_turned_inactive", {
        type: "agent_status_changed",
        agents: [{ status: "offline" }],
      }));

  it("[AG2] an agent who chose offline stays offline when their console reconnects", () =>
    desk()
      .when(sets("ann", "ann", "offline"))
      .when(comes("ann"))
      .thenNothing());

  it("[AG2] setting the current status or pick-up again changes nothing", () => {
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

  it("[AG2] [AG5] the offline reason tells a supervisor's change from the agent's own", () => {
    const whyOf = (by: string) =>
      desk()
        .when(sets(by, "ann", "offline"))
        .agent("ann").statusWhy;
    expect([whyOf("boss"), whyOf("ann")]).toEqual(["supervisor", "signed_out"]);
  });

  it.each(["online", "away"] as const)(
    "[AG5] a disconnected agent set %s by a supervisor becomes so, and is assigned sessions, only when they return",
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

  it("[AG5] [SE4] a disconnected agent set online by a supervisor who then signs out counts as signed out", () =>
    desk()
      .when(isLost("ann"))
      .when(sets("boss", "ann", "online"))
      .when(signsOut("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] }));

  it("[AG5] a supervisor can set an agent who chose offline back online", () =>
    desk()
      .when(sets("ann", "ann", "offline"))
      .when(sets("boss", "ann", "online"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "online", statusWhy: "supervisor" }] })
      .when(sets("ann", "ann", "away"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "away", statusWhy: null }] }));
});

describe("unbinding", () => {
  it("[AG6] unbinding requeues sessions and refuses later commands at once", () =>
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

  it("[AG6] unbinding stops a queued reply, also in a session that its author has ended", () => {
    const s = served().when(replies("ann", "li")).when(ends("ann", "li"));
    s.when(unbinds("root", "ann")).when(startsDelivery("li"));
    expect(s.reply("li").delivery).toMatchObject({ state: "failed", reason: "ownership_changed" });
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[AG6] a demoted supervisor loses supervisor rights", () =>
    served()
      .when(changesRole("root", "boss", "agent"))
      .when(takesOver("boss", "li"))
      .thenRefused("not_allowed"));
});
