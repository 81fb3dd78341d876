/** Agents who lose their connection, and who sign out. */
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
