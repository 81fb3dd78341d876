import type { AccountSettings } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import {
  type Action,
  anAccount,
  anAgent,
  ann,
  bob,
  boss,
  comes,
  ends,
  finishes,
  given,
  hour,
  isLost,
  minute,
  picksUp,
  reactivates,
  reads,
  replies,
  type Scenario,
  second,
  sets,
  start,
  startsDelivery,
  takesOver,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";

const account = (change: Partial<AccountSettings> = {}, ...agents: ReturnType<typeof anAgent>[]) =>
  withSettings(anAccount(...(agents.length > 0 ? agents : [ann, bob])), {
    noAnswerMs: 2 * minute,
    ...change,
  });
const served = (...args: Parameters<typeof account>): Scenario =>
  given(account(...args))
    .when(writes("li"))
    .after(second)
    .when(picksUp("ann", "li"));

describe("a customer not answered in time", () => {
  it("[DI4] is requeued, and the owner is set away with the reason", () =>
    served()
      .after(2 * minute)
      .when(timePassesOver("li"))
      .thenFacts(
        {
          type: "session_waits_again",
          previousOwnerId: "ann",
          session: { state: "waiting", ownerId: null, lastOwnerId: "ann" },
          message: { notice: { what: "waits_again", why: "no_answer", agentName: "ann" } },
          agents: [{ id: "ann", load: 0 }],
        },
        {
          type: "agent_status_changed",
          agents: [{ id: "ann", status: "away", chosenStatus: "away", statusWhy: "no_answer", load: 0 }],
        },
      ));

  it("[DI4] does not apply to an inactive session", () =>
    served({ noAnswerMs: hour, keepUnanswered: true })
      .after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive")
      .after(hour)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] the owner is not set away if the server was down for part of the time", () => {
    const unansweredSince =
      (upSince: number): Action =>
      (s) => ({
        do: "look_at_session",
        sessionId: s.session("li").id,
        upSince,
      });
    const late = () => served().after(2 * minute);
    late()
      .when(unansweredSince(start + second + 1))
      .thenFacts("session_waits_again");
    late()
      .when(unansweredSince(start + second))
      .thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] does not apply a moment too early", () =>
    served()
      .after(2 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] the time does not apply if the reply window closes first", () => {
    for (const waited of [49 * hour, 48 * hour - minute]) {
      const s = given(account({ keepUnanswered: true }))
        .when(writes("li"))
        .after(waited)
        .when(picksUp("ann", "li"))
        .after(2 * minute);
      s.when(timePassesOver("li")).thenNothing();
      s.after(28 * minute)
        .when(timePassesOver("li"))
        .thenFacts("session_turned_inactive");
      s.when(timePassesOver("li")).thenFacts("session_ended");
    }
  });

  it("[DI4] does not apply while WeChat takes no replies; the next message starts the full time", () => {
    const s = served()
      .when(replies("ann", "li"))
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
      .after(2 * minute);
    s.when(timePassesOver("li")).thenNothing();
    s.when(writes("li", "still there?"))
      .after(2 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing();
    s.after(1).when(timePassesOver("li")).thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] does not apply unless the account sets a time", () =>
    served({ noAnswerMs: null })
      .after(2 * minute)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] an owner who answered has no limit until the customer writes again", () => {
    const s = served()
      .after(minute)
      .when(replies("ann", "li"))
      .after(20 * minute);
    s.when(timePassesOver("li")).thenNothing();
    s.when(writes("li"))
      .after(2 * minute)
      .when(timePassesOver("li"));
    expect(s.session("li").state).toBe("waiting");
  });

  it("[DI4] a failed reply restarts the full time when its failure is known", () => {
    const s = served()
      .after(minute)
      .when(replies("ann", "li"))
      .when(startsDelivery("li"))
      .after(5 * minute)
      .when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }))
      .after(2 * minute - 1);
    s.when(timePassesOver("li")).thenNothing();
    s.after(1).when(timePassesOver("li")).thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] a second message does not give the owner more time", () =>
    served()
      .after(minute)
      .when(writes("li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again", "agent_status_changed"));

  it("[DI4] a long wait in the queue leaves the owner the full time", () => {
    const s = given(account()).when(writes("li")).after(hour).when(picksUp("ann", "li")).after(minute);
    s.when(timePassesOver("li")).thenNothing();
    s.after(minute).when(timePassesOver("li")).thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] a transfer and a reactivation start the full time", () => {
    const transferred = served()
      .after(minute)
      .when(transfers("ann", "li", "bob"))
      .after(minute);
    transferred.when(timePassesOver("li")).thenNothing();
    const woken = served({ keepUnanswered: true })
      .when(sets("ann", "ann", "offline"))
      .when(comes("ann"))
      .after(hour);
    woken
      .when(sets("ann", "ann", "online"))
      .when(reactivates("ann", "li"))
      .after(minute)
      .when(timePassesOver("li"));
    woken.thenNothing();
    woken.after(minute).when(timePassesOver("li")).thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] the next dispatch goes to another agent than the one who did not answer", () => {
    const s = given(account({}, { ...ann, auto: true })).when(writes("li"));
    s.after(2 * minute).when(timePassesOver("li"));
    expect(s.session("li").state).toBe("waiting");
    const two = given(account({}, { ...ann, auto: true }, bob)).when(writes("li"));
    two.when({ do: "set_pickup", agentId: bob.id, by: bob.id, auto: true, capacity: 3 });
    two.after(2 * minute).when(timePassesOver("li"));
    expect(two.session("li").ownerId).toBe("bob");
  });

  it("[DI4] an agent who returns online by choice gets sessions again", () => {
    const s = given(account({}, { ...ann, auto: true })).when(writes("li"));
    s.after(2 * minute)
      .when(timePassesOver("li"))
      .when(comes("ann"))
      .thenNothing();
    s.when(sets("ann", "ann", "online"));
    expect(s.session("li").ownerId).toBe("ann");
    expect(s.agent("ann").statusWhy).toBeNull();
  });

  it("[DI4] an agent who is already away keeps their status", () =>
    served()
      .when(sets("ann", "ann", "away"))
      .after(2 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again"));

  it("[DI4] [SE3] is requeued rather than turned inactive", () =>
    served({ noAnswerMs: 30 * minute })
      .after(hour)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again", "agent_status_changed"));
});

describe("sessions transferred to offline agents or returned to the queue", () => {
  const cid = anAgent("cid", { status: "offline" });
  const toOffline = () =>
    given(anAccount(ann, cid, boss))
      .when(writes("li"))
      .when(picksUp("ann", "li"));

  it("[DI5] a transfer to an offline agent is theirs at once, with the note", () =>
    toOffline()
      .when(transfers("ann", "li", "cid", "wants a refund"))
      .thenFacts({
        type: "session_transferred",
        session: { state: "active", ownerId: "cid", reactivateAt: 1_800_000_000_000 + 30 * minute },
        message: { notice: { what: "transferred", agentName: "cid", note: "wants a refund" } },
        agents: [
          { id: "ann", load: 0 },
          { id: "cid", load: 1 },
        ],
      }));

  it("[DI5] a customer transferred to an agent who stays offline returns to the queue", () => {
    const s = toOffline().when(transfers("ann", "li", "cid"));
    s.after(20 * minute)
      .when(writes("li"))
      .after(10 * minute);
    s.when(timePassesOver("li")).thenFacts({
      type: "session_waits_again",
      message: { notice: { why: "agent_lost" } },
      agents: [{ id: "cid", load: 0 }],
    });
  });

  it("[DI5] [SE3] an answered session of an offline agent turns inactive and wakes on their return", () => {
    const s = toOffline()
      .when(replies("ann", "li"))
      .when(transfers("ann", "li", "cid"));
    s.after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive");
    s.when(comes("cid")).when(reactivates("cid", "li")).thenFacts("session_reactivated");
  });

  it("[DI7] a transfer with a note shows the sender until the new owner opens or answers it", () => {
    const handed = (note: string | null = "wants a refund") =>
      given(anAccount(ann, bob, boss))
        .when(writes("li"))
        .when(picksUp("ann", "li"))
        .when(replies("ann", "li"))
        .when(transfers("ann", "li", "bob", note));
    expect(handed().session("li").handedBy).toBe("ann");
    expect(handed(null).session("li").handedBy).toBeNull();
    expect(handed().when(isLost("bob")).session("li")).toMatchObject({ state: "inactive", handedBy: "ann" });
    handed()
      .when(reads("bob", "li"))
      .thenFacts({ type: "messages_read", session: { unread: 0, handedBy: null } })
      .when(reads("bob", "li"))
      .thenFacts();
    expect(handed().when(replies("bob", "li")).session("li").handedBy).toBeNull();
    expect(handed().when(takesOver("boss", "li")).session("li").handedBy).toBeNull();
    expect(
      handed()
        .when(transfers("bob", "li", null))
        .session("li").handedBy,
    ).toBeNull();
    expect(handed().when(ends("bob", "li")).session("li").handedBy).toBeNull();
  });

  it("[DI6] the next owner sees who returned the session and the note", () =>
    toOffline()
      .when(transfers("ann", "li", null, "wants a refund"))
      .thenFacts({
        type: "session_waits_again",
        previousOwnerId: "ann",
        session: { state: "waiting", ownerId: null },
        message: {
          notice: { what: "waits_again", why: "returned", agentName: "ann", note: "wants a refund" },
        },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[DI6] dispatch does not return a session to the agent who returned it, who may pick it up", () => {
    const s = given(anAccount({ ...ann, auto: true }, bob)).when(writes("li"));
    s.when(transfers("ann", "li", null));
    expect(s.session("li").ownerId).toBeNull();
    s.when(picksUp("ann", "li"));
    expect(s.session("li").ownerId).toBe("ann");
    s.when(transfers("ann", "li", null)).when(sets("bob", "bob", "away"));
    s.when({ do: "set_pickup", agentId: bob.id, by: bob.id, auto: true, capacity: 3 });
    expect(s.session("li").ownerId).toBeNull();
    s.when(sets("bob", "bob", "online"));
    expect(s.session("li").ownerId).toBe("bob");
  });

  it("[DI6] dispatch may assign it again after another agent has owned it", () => {
    const s = given(anAccount({ ...ann, auto: true }, bob)).when(writes("li"));
    s.when(transfers("ann", "li", null))
      .when(picksUp("bob", "li"))
      .when(isLost("bob"));
    expect(s.session("li").ownerId).toBe("ann");
  });

  it("[DI6] a returned session does not delay those behind it", () => {
    const s = given(anAccount({ ...ann, auto: true })).when(writes("li"));
    s.when(transfers("ann", "li", null))
      .after(second)
      .when(writes("wu"));
    expect([s.session("li").ownerId, s.session("wu").ownerId]).toEqual([null, "ann"]);
  });

  it("[DI6] only the owner or a supervisor may return a session to the queue", () => {
    toOffline()
      .when(transfers("cid", "li", null))
      .thenRefused("not_owner");
    toOffline()
      .when(transfers("boss", "li", null))
      .thenFacts("session_waits_again");
    given(anAccount(ann))
      .when(writes("li"))
      .when(transfers("ann", "li", null))
      .thenRefused("session_waiting");
  });
});
