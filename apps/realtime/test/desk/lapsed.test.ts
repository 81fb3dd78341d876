import { describe, expect, it } from "vitest";
import {
  anAccount,
  anAgent,
  ann,
  bob,
  boss,
  ends,
  enters,
  given,
  hour,
  minute,
  picksUp,
  type Scenario,
  second,
  setsPickup,
  timePassesOver,
  transfers,
  writes,
} from "./scenario.ts";

const auto = anAgent("ann", { auto: true });
const window = 48 * hour;
const owner = (s: Scenario, openid: string) => s.session(openid).ownerId;

describe("[DI8] a waiting customer whose reply window has closed", () => {
  it("[DI8] moves behind the others when the window closes, and is reported once", () =>
    given(anAccount(ann))
      .when(writes("li"))
      .after(window - 1)
      .when(timePassesOver("li"))
      .thenNothing()
      .after(1)
      .when(timePassesOver("li"))
      .thenFacts({ type: "place_changed", session: { state: "waiting", lapsed: true } })
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI8] a later message extends the window and keeps the customer's place", () =>
    given(anAccount(ann))
      .when(writes("li"))
      .after(40 * hour)
      .when(writes("li"))
      .after(8 * hour)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI8] [DI1] is assigned by no dispatch and delays no other customer", () => {
    const s = given(anAccount(ann, bob)).when(writes("li")).after(window).when(writes("wu"));
    s.when(setsPickup("ann", true)).thenFacts(
      "agent_pickup_changed",
      { type: "place_changed", session: { id: s.session("li").id, lapsed: true } },
      { type: "session_picked_up", session: { id: s.session("wu").id } },
    );
    s.when(ends("ann", "wu")).thenFacts("session_ended");
    expect(owner(s, "li")).toBeNull();
    expect(s.desk.waitingCount).toBe(1);
  });

  it("[DI8] can be picked up, assigned and ended", () => {
    const s = given(anAccount(ann, boss)).when(writes("li")).when(writes("wu")).after(window);
    s.when(timePassesOver("li")).when(timePassesOver("wu"));
    s.when(picksUp("ann", "li")).thenFacts({
      type: "session_picked_up",
      session: { ownerId: "ann", lapsed: false },
    });
    s.when(ends("boss", "wu")).thenFacts({ type: "session_ended", session: { lapsed: false } });
  });

  it("[DI8] a lapsed customer who writes again returns to their original place", () => {
    const s = given(anAccount(ann)).when(writes("li"));
    const { waitingSince } = s.session("li");
    s.after(window).when(timePassesOver("li")).when(writes("wu")).after(second);
    s.when(writes("li")).thenFacts({
      type: "customer_message_received",
      session: { lapsed: false, waitingSince },
    });
    s.when(setsPickup("ann", true, 1));
    expect([owner(s, "li"), owner(s, "wu")]).toEqual(["ann", null]);
  });

  it("[DI8] a lapsed customer who enters again can be answered for a minute", () => {
    const s = given(anAccount(ann)).when(writes("li")).after(window).when(timePassesOver("li"));
    s.when(enters("li"));
    expect(s.session("li").lapsed).toBe(false);
    s.after(minute)
      .when(timePassesOver("li"))
      .thenFacts({ type: "place_changed", session: { lapsed: true } });
  });

  it("[DI8] a wrong mark of an older server is corrected at the next check", () => {
    const s = given(anAccount(ann)).when(writes("li"));
    const session = { ...s.session("li"), lapsed: true };
    s.desk = { ...s.desk, sessions: new Map([[session.id, session]]) };
    s.when(timePassesOver("li")).thenFacts({ type: "place_changed", session: { lapsed: false } });
  });

  it("[DI8] [DI6] a session requeued after its window closed also moves behind the others", () => {
    const s = given(anAccount(auto, bob))
      .when(writes("li"))
      .after(window)
      .when(transfers("ann", "li", null));
    s.when(timePassesOver("li"));
    expect(s.session("li")).toMatchObject({ state: "waiting", lapsed: true });
  });

  it("[DI8] [SE11] a session in which the customer never wrote still ends", () =>
    given(anAccount(auto))
      .when(setsPickup("ann", false))
      .when(enters("li"))
      .after(minute)
      .when(setsPickup("ann", true))
      .thenFacts("agent_pickup_changed", {
        type: "session_ended",
        message: { notice: { why: "left_silently" } },
      }));
});
