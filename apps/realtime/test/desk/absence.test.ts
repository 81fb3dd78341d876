import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  bob,
  boss,
  comes,
  ends,
  given,
  isBound,
  isLost,
  minute,
  picksUp,
  replies,
  root,
  sets,
  signsOut,
  timePassesOver,
  unbinds,
  withSettings,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss, root));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));

describe("losing the connection", () => {
  it("[AG3] a disconnection beyond the grace time sets an agent offline and requeues unanswered customers", () =>
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

  it("[AG3] a disconnection turns answered sessions inactive", () =>
    served()
      .when(replies("ann", "li"))
      .when(isLost("ann"))
      .thenFacts(
        { type: "session_turned_inactive", message: { notice: { why: "agent_lost" } } },
        "agent_status_changed",
      ));

  it("[AG3] a disconnection requeues an inactive session with an unanswered customer and keeps an answered one", () => {
    given(withSettings(anAccount(ann), { keepUnanswered: true }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
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

  it("[AG3] reconnecting restores the chosen status", () => {
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

  it("[AG3] a repeated disconnection or reconnection changes nothing", () => {
    desk().when(isLost("ann")).when(isLost("ann")).thenNothing();
    desk().when(comes("ann")).thenNothing();
  });

  it("[SE4] signing out releases served sessions in order and leaves ended ones unchanged", () => {
    const s = given(anAccount(ann));
    for (const openid of ["li", "wu", "xi"])
      s.when(writes(openid)).when(picksUp("ann", openid)).when(replies("ann", openid));
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

  it("[AG6] unbinding the last owner keeps an ended session ended", () => {
    const s = served().when(ends("ann", "li")).when(unbinds("root", "ann"));
    expect(s.facts.map((f) => f.type)).not.toContain("session_waits_again");
    expect(s.session("li").state).toBe("ended");
  });

  it("[SE4] signing out after a disconnection counts as signing out", () =>
    desk()
      .when(isLost("ann"))
      .when(signsOut("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] }));

  it("[AG3] an agent who is already offline keeps the time they went offline", () => {
    const s = desk().after(minute).when(isLost("ann"));
    const since = s.now;
    expect(s.after(minute).when(signsOut("ann")).agent("ann")).toMatchObject({
      statusWhy: "signed_out",
      statusSince: since,
    });
  });

  it("[SE4] an agent who signs out before first connecting is marked as signed out", () =>
    desk()
      .when(isBound("cid"))
      .when(signsOut("cid"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "offline", statusWhy: "signed_out" }] })
      .when(signsOut("cid"))
      .thenNothing());

  it("[AG4] signing out in one place and in again sets the agent online", () =>
    desk()
      .when(sets("ann", "ann", "away"))
      .when(signsOut("ann"))
      .when(comes("ann"))
      .thenFacts({ type: "agent_status_changed", agents: [{ status: "online" }] }));
});
