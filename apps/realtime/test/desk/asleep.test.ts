import { describe, expect, it } from "vitest";
import {
  anAccount,
  anAgent,
  ann,
  asleep,
  bob,
  enters,
  given,
  hour,
  minute,
  notes,
  picksUp,
  reactivates,
  reads,
  remarks,
  replies,
  served,
  sets,
  setsPickup,
  signsOut,
  start,
  tags,
  timePassesOver,
  withSettings,
  writes,
} from "./scenario.ts";

describe("silence", () => {
  it("[SE3] 30 minutes without a message make an answered session inactive", () =>
    served()
      .when(replies("ann", "li"))
      .after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts({
        type: "session_turned_inactive",
        session: { state: "inactive", ownerId: "ann", inactiveSince: start + 30 * minute },
        message: { notice: { what: "turned_inactive", why: "idle" } },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[SE3] one millisecond before 30 minutes changes nothing", () =>
    served()
      .after(30 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing());

  it.each([
    ["a reply restarts", replies("ann", "li"), "session_turned_inactive"],
    ["a message to an agent who has answered restarts", writes("li"), "session_waits_again"],
  ] as const)("[SE3] %s the time", (_, says, fact) => {
    served()
      .when(replies("ann", "li"))
      .after(29 * minute)
      .when(says)
      .after(29 * minute)
      .when(timePassesOver("li"))
      .thenNothing()
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts(fact);
  });

  it("[SE3] [DI2] 30 minutes without an answer return the session to the queue at the customer's first wait", () => {
    const s = served()
      .after(10 * minute)
      .when(writes("li"));
    s.after(20 * minute)
      .when(timePassesOver("li"))
      .thenFacts({
        type: "session_waits_again",
        session: {
          state: "waiting",
          ownerId: null,
          lastOwnerId: "ann",
          waitingSince: start,
          unansweredSince: start,
        },
        previousOwnerId: ann.id,
        message: { notice: { what: "waits_again", why: "unanswered", agentName: "ann" } },
        agents: [{ id: "ann", load: 0 }],
      });
  });

  it("[SE3] [DI6] automatic pick-up does not assign a requeued session to the agent who did not answer", () => {
    const s = given(anAccount(anAgent("ann", { auto: true }), bob)).when(writes("li"));
    s.after(30 * minute).when(timePassesOver("li"));
    expect(s.session("li").state).toBe("waiting");
    s.when(setsPickup("bob", true));
    expect(s.session("li").ownerId).toBe("bob");
  });

  it("[SE3] [GR5] a requeued session gets no second greeting or auto-reply", () => {
    const autoReply = { when: "nobody_online", text: "away" } as const;
    const s = given(withSettings(anAccount(ann), { greeting: "hi", autoReply })).when(writes("li"));
    s.when(picksUp("ann", "li")).when(sets("ann", "ann", "away"));
    s.after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_waits_again");
  });

  it("[SE3] an unanswered session stays with its agent, inactive, if the account says so", () => {
    const s = given(withSettings(anAccount(ann), { keepUnanswered: true })).when(writes("li"));
    s.when(picksUp("ann", "li"))
      .after(29 * minute)
      .when(writes("li"));
    expect(s.session("li").reactivateAt).toBe(s.now + 30 * minute);
    s.after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts({ type: "session_turned_inactive", session: { ownerId: "ann" } });
  });

  it("[SE3] [NO3] entering, reading, a remark, tags and a note do not extend the time", () =>
    served()
      .when(replies("ann", "li"))
      .after(29 * minute)
      .when(enters("li"))
      .when(reads("ann", "li"))
      .when(remarks("ann", "li", "Mr Li"))
      .when(tags("ann", "li", "vip"))
      .when(notes("ann", "li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive"));

  it("[SE3] the inactivity time is a setting of the account", () =>
    given(withSettings(anAccount(ann), { reactivateAfterMs: 5 * minute }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(replies("ann", "li"))
      .after(5 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive"));
});

describe("signing out", () => {
  it.each([
    ["signing out", signsOut("ann")],
    ["choosing offline", sets("ann", "ann", "offline")],
  ])("[SE4] %s makes answered sessions inactive, and returns the others to the queue", (_, leaves) => {
    const s = served().after(minute).when(writes("wu")).when(picksUp("ann", "wu")).when(replies("ann", "wu"));
    s.after(minute)
      .when(leaves)
      .thenFacts(
        {
          type: "session_waits_again",
          session: { state: "waiting", ownerId: null, waitingSince: start, returnedBy: "ann" },
          message: { notice: { what: "waits_again", why: "signed_out", agentName: "ann" } },
        },
        {
          type: "session_turned_inactive",
          session: { state: "inactive", ownerId: "ann" },
          message: { notice: { what: "turned_inactive", why: "signed_out" } },
        },
        { type: "agent_status_changed", agents: [{ id: "ann", status: "offline", load: 0 }] },
      );
  });

  it("[SE4] makes all sessions inactive if unanswered ones stay with their agents", () =>
    given(withSettings(anAccount(ann), { keepUnanswered: true }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(signsOut("ann"))
      .thenFacts("session_turned_inactive", "agent_status_changed"));

  it("[SE4] leaves other agents' sessions unchanged", () => {
    const s = served().when(writes("wu")).when(picksUp("bob", "wu")).when(signsOut("ann"));
    expect(s.session("wu").state).toBe("active");
  });
});

describe("an inactive session", () => {
  it("[SE5] takes no reply until its owner reactivates it", () =>
    asleep()
      .when(replies("ann", "li"))
      .thenRefused("session_inactive")
      .when(reactivates("ann", "li"))
      .thenFacts({
        type: "session_reactivated",
        session: { state: "active", epoch: 1, inactiveSince: null },
        message: { notice: { what: "reactivated", agentId: "ann", agentName: "ann" } },
      })
      .when(replies("ann", "li"))
      .thenFacts("reply_queued"));

  it("[SE5] is reactivated by its owner only, and only while inactive", () => {
    asleep()
      .when(reactivates("bob", "li"))
      .thenRefused({ refusal: "not_owner", agentId: ann.id, agentName: "ann" });
    served().when(reactivates("ann", "li")).thenRefused("session_not_inactive");
  });

  it("[SE5] cannot be picked up until it waits again", () =>
    asleep()
      .when(picksUp("bob", "li"))
      .thenRefused("already_picked_up")
      .when(picksUp("ann", "li"))
      .thenRefused("already_picked_up")
      .when(writes("li"))
      .when(picksUp("bob", "li"))
      .thenFacts({ type: "session_picked_up", session: { ownerId: "bob", epoch: 3 } }));

  it("[SE6] waits again when the customer writes, and keeps its previous owner", () =>
    asleep()
      .when(writes("li"))
      .thenFacts(
        {
          type: "session_waits_again",
          session: { state: "waiting", ownerId: null, lastOwnerId: "ann", epoch: 2 },
          previousOwnerId: ann.id,
          message: { notice: { what: "waits_again", why: "customer_wrote" } },
        },
        { type: "customer_message_received", session: { state: "waiting", unread: 1 } },
      ));

  it("[SE6] does not wait again when the customer only enters", () =>
    asleep()
      .when(enters("li"))
      .thenFacts({ type: "customer_entered", session: { state: "inactive" } }));

  it("[SE8] ends when the reply window closes", () =>
    asleep()
      .after(48 * hour - 30 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing()
      .after(1)
      .when(timePassesOver("li"))
      .thenFacts({
        type: "session_ended",
        session: { state: "ended" },
        message: { notice: { what: "ended", why: "window_closed" } },
      }));

  it("[SE8] is not ended by the clock while it is active", () =>
    given(withSettings(anAccount(ann), { reactivateAfterMs: 100 * hour }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .after(49 * hour)
      .when(timePassesOver("li"))
      .thenNothing());
});
