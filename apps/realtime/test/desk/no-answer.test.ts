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

describe("nobody answered in time", () => {
  it("[DI4] the session waits again, its owner is set away, and supervisors see why", () =>
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

  it("[DI4] not in a session that has fallen asleep", () =>
    served({ noAnswerMs: hour, keepUnanswered: true })
      .after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive")
      .after(hour)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] who could not be here for a moment of it, for the server was not, is not set away", () => {
    const asked =
      (upSince: number): Action =>
      (s) => ({
        do: "look_at_session",
        sessionId: s.session("li").id,
        upSince,
      });
    const late = () => served().after(2 * minute);
    late()
      .when(asked(start + second + 1))
      .thenFacts("session_waits_again");
    late()
      .when(asked(start + second))
      .thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] not a moment before", () =>
    served()
      .after(2 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] who could send nothing is not late: the window has closed, or closes before", () => {
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

  it("[DI4] nor where WeChat takes no more replies; once the customer writes again there is the whole time", () => {
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

  it("[DI4] off unless the account sets a time", () =>
    served({ noAnswerMs: null })
      .after(2 * minute)
      .when(timePassesOver("li"))
      .thenNothing());

  it("[DI4] who answered is left alone, until the customer writes again", () => {
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

  it("[DI4] whose reply failed has the whole time again, from when that was known", () => {
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

  it("[DI4] a customer who waited long in the line leaves the owner the whole time", () => {
    const s = given(account()).when(writes("li")).after(hour).when(picksUp("ann", "li")).after(minute);
    s.when(timePassesOver("li")).thenNothing();
    s.after(minute).when(timePassesOver("li")).thenFacts("session_waits_again", "agent_status_changed");
  });

  it("[DI4] the same for who gets it by transfer, and who reactivates", () => {
    const given = served()
      .after(minute)
      .when(transfers("ann", "li", "bob"))
      .after(minute);
    given.when(timePassesOver("li")).thenNothing();
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

  it("[DI4] the one who did not answer does not get it again by dispatch; somebody else does", () => {
    const s = given(account({}, { ...ann, auto: true })).when(writes("li"));
    s.after(2 * minute).when(timePassesOver("li"));
    expect(s.session("li").state).toBe("waiting");
    const two = given(account({}, { ...ann, auto: true }, bob)).when(writes("li"));
    two.when({ do: "set_pickup", agentId: bob.id, by: bob.id, auto: true, capacity: 3 });
    two.after(2 * minute).when(timePassesOver("li"));
    expect(two.session("li").ownerId).toBe("bob");
  });

  it("[DI4] who comes online again by their own choice gets sessions again", () => {
    const s = given(account({}, { ...ann, auto: true })).when(writes("li"));
    s.after(2 * minute)
      .when(timePassesOver("li"))
      .when(comes("ann"))
      .thenNothing();
    s.when(sets("ann", "ann", "online"));
    expect(s.session("li").ownerId).toBe("ann");
    expect(s.agent("ann").statusWhy).toBeNull();
  });

  it("[DI4] who is away already stays as they are", () =>
    served()
      .when(sets("ann", "ann", "away"))
      .after(2 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again"));

  it("[DI4] [SE3] before the session would turn inactive: the customer is what counts", () =>
    served({ noAnswerMs: 30 * minute })
      .after(hour)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again", "agent_status_changed"));
});

describe("handed to somebody who is not here, or back to the line", () => {
  const cid = anAgent("cid", { status: "offline" });
  const toOffline = () =>
    given(anAccount(ann, cid, boss))
      .when(writes("li"))
      .when(picksUp("ann", "li"));

  it("[DI5] a transfer to somebody offline is theirs at once, with the note", () =>
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

  it("[DI5] if they do not come, the customer waits in the line, however often they write", () => {
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

  it("[DI5] [SE3] an answered one turns inactive, and their coming back wakes it", () => {
    const s = toOffline()
      .when(replies("ann", "li"))
      .when(transfers("ann", "li", "cid"));
    s.after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive");
    s.when(comes("cid")).when(reactivates("cid", "li")).thenFacts("session_reactivated");
  });

  it("[DI7] with a note it says whose until its owner opens or answers it, and loses that with its owner", () => {
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

  it("[DI6] back to the line: the next owner finds who handed it back, and the note", () =>
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

  it("[DI6] whose hands it left does not get it back by dispatch, but may pick it up", () => {
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

  it("[DI6] until somebody else has had it: then it may come back to them", () => {
    const s = given(anAccount({ ...ann, auto: true }, bob)).when(writes("li"));
    s.when(transfers("ann", "li", null))
      .when(picksUp("bob", "li"))
      .when(isLost("bob"));
    expect(s.session("li").ownerId).toBe("ann");
  });

  it("[DI6] it does not stand in the way of those behind it", () => {
    const s = given(anAccount({ ...ann, auto: true })).when(writes("li"));
    s.when(transfers("ann", "li", null))
      .after(second)
      .when(writes("wu"));
    expect([s.session("li").ownerId, s.session("wu").ownerId]).toEqual([null, "ann"]);
  });

  it("[DI6] the owner, or a supervisor; not a colleague, and not from the line itself", () => {
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
