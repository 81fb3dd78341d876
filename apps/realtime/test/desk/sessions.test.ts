import type { MessageId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  bob,
  boss,
  comes,
  type Deed,
  ends,
  enters,
  given,
  hour,
  isLost,
  minute,
  notes,
  picksUp,
  reactivates,
  reads,
  remarks,
  replies,
  type Scenario,
  second,
  setsPickup,
  signsOut,
  start,
  startsDelivery,
  tags,
  takesOver,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss));
const served = () => desk().when(writes("li")).when(picksUp("ann", "li"));
const asleep = () =>
  served()
    .after(30 * minute)
    .when(timePassesOver("li"));

describe("a session opens", () => {
  it("[SE1] a message of a new customer opens a waiting session", () =>
    desk()
      .when(writes("li"))
      .thenFacts(
        { type: "session_opened", session: { state: "waiting", ownerId: null, waitingSince: start } },
        { type: "customer_message_received", session: { unread: 1, spoken: true, unansweredSince: start } },
      ));

  it("[SE1] so does entering by the button", () =>
    desk()
      .when(enters("li", "cart"))
      .thenFacts(
        { type: "session_opened", session: { state: "waiting", source: "cart" } },
        { type: "customer_entered", session: { spoken: false, unread: 0 }, message: { direction: "system" } },
      ));

  it("[SE13] entering again does not take the place of what was said", () =>
    desk()
      .when(writes("li", "broken"))
      .when(enters("li", "cart"))
      .thenFacts({ type: "customer_entered", session: { source: "cart", lastMessage: { text: "broken" } } }));

  it("[SE13] while nothing was said, the list shows that they came", () =>
    desk()
      .when(enters("li"))
      .when(enters("li", "cart"))
      .thenFacts({ type: "customer_entered", session: { lastMessage: { type: "notice" } } }));

  it("[SE1] a second message goes into the same one", () =>
    desk()
      .when(writes("li"))
      .when(writes("li"))
      .thenFacts({ type: "customer_message_received", session: { unread: 2 } }));

  it("two customers have two sessions", () => {
    const s = desk().when(writes("li")).when(writes("wu"));
    expect(s.session("li").id).not.toBe(s.session("wu").id);
    expect(s.desk.waitingCount).toBe(2);
  });

  it.each([
    [60 * second, null],
    [60 * second + 1, 60 * second + 1],
  ])(
    "[P3] what comes %i ms late is marked late if that is more than a minute, and stands where it arrived",
    (ms, lateMs) => {
      desk()
        .when({
          do: "receive",
          openid: "li",
          act: { kind: "message", content: { type: "text", text: "late" }, saidAt: start - ms },
        })
        .thenFacts("session_opened", { type: "customer_message_received", message: { lateMs, at: start } });
    },
  );
});

describe("picking up", () => {
  it("[SE2] takes a waiting session", () =>
    desk()
      .when(writes("li"))
      .after(5 * second)
      .when(picksUp("ann", "li"))
      .thenFacts({
        type: "session_picked_up",
        session: {
          state: "active",
          ownerId: "ann",
          epoch: 1,
          reactivateAt: start + 5 * second + 30 * minute,
        },
        message: { notice: { what: "picked_up", agentName: "ann", auto: false, waitedMs: 5 * second } },
        conversation: { lastOwnerId: "ann" },
        agents: [{ id: "ann", load: 1 }],
      }));

  it("[SE2] the second to try learns who was first", () =>
    served()
      .when(picksUp("bob", "li"))
      .thenRefused({ refusal: "already_picked_up", agentId: ann.id, agentName: "ann" }));

  it("[SE2] the winner's second click changes nothing", () =>
    served().when(picksUp("ann", "li")).thenNothing());

  it("an ended session cannot be picked up, an unknown one is not found", () => {
    served().when(ends("ann", "li")).when(picksUp("bob", "li")).thenRefused("session_ended");
    desk()
      .when({ do: "pick_up", agentId: ann.id, sessionId: "nowhere" as never })
      .thenRefused("session_not_found");
  });

  it("who is not bound picks up nothing", () =>
    desk().when(writes("li")).when(picksUp("stranger", "li")).thenRefused("not_bound"));
});

describe("silence", () => {
  it("[SE3] 30 minutes without a word make an active session inactive", () =>
    served()
      .after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts({
        type: "session_turned_inactive",
        session: { state: "inactive", ownerId: "ann", inactiveSince: start + 30 * minute },
        message: { notice: { what: "turned_inactive", why: "idle" } },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[SE3] a millisecond before, nothing", () =>
    served()
      .after(30 * minute - 1)
      .when(timePassesOver("li"))
      .thenNothing());

  it.each([
    ["the customer's", writes("li")],
    ["the agent's", replies("ann", "li")],
  ])("[SE3] %s word starts the time anew", (_who, says) => {
    served()
      .after(29 * minute)
      .when(says)
      .after(29 * minute)
      .when(timePassesOver("li"))
      .thenNothing()
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive");
  });

  it("[SE3] [NO3] entering, reading, a remark, tags and a note are not words", () =>
    served()
      .after(29 * minute)
      .when(enters("li"))
      .when(reads("ann", "li"))
      .when(remarks("ann", "li", "Mr Li"))
      .when(tags("ann", "li", "vip"))
      .when(notes("ann", "li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive"));

  it("[SE3] the time is the account's own", () =>
    given(withSettings(anAccount(ann), { reactivateAfterMs: 5 * minute }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .after(5 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive"));
});

describe("signing out", () => {
  it("[SE4] makes all the agent's active sessions inactive, also where the customer waits for an answer", () =>
    served()
      .when(writes("wu"))
      .when(picksUp("ann", "wu"))
      .when(signsOut("ann"))
      .thenFacts(
        { type: "session_turned_inactive", session: { state: "inactive", ownerId: "ann" } },
        {
          type: "session_turned_inactive",
          message: { notice: { what: "turned_inactive", why: "signed_out" } },
        },
        { type: "agent_status_changed", agents: [{ id: "ann", status: "offline", load: 0 }] },
      ));

  it("[SE4] leaves the colleagues' alone", () => {
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

  it("[SE5] cannot be picked up, until it waits again; then anyone may", () =>
    asleep()
      .when(picksUp("bob", "li"))
      .thenRefused("already_picked_up")
      .when(picksUp("ann", "li"))
      .thenRefused("already_picked_up")
      .when(writes("li"))
      .when(picksUp("bob", "li"))
      .thenFacts({ type: "session_picked_up", session: { ownerId: "bob", epoch: 3 } }));

  it("[SE6] waits again when the customer writes, and remembers whose it was", () =>
    asleep()
      .when(writes("li"))
      .thenFacts(
        {
          type: "session_waits_again",
          session: { state: "waiting", ownerId: null, lastOwnerId: "ann", epoch: 2 },
          previousOwnerId: ann.id,
          message: { notice: { what: "waits_again", why: "customer_wrote" } },
        },
        { type: "customer_message_received", session: { state: "waiting", unread: 2 } },
      ));

  it("[SE6] does not wait again when the customer only enters", () =>
    asleep()
      .when(enters("li"))
      .thenFacts({ type: "customer_entered", session: { state: "inactive" } }));

  it("[SE8] ends by itself when the reply window closes", () =>
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

  it("[SE8] an active one does not: its owner ends it, or silence makes it inactive", () =>
    given(withSettings(anAccount(ann), { reactivateAfterMs: 100 * hour }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .after(49 * hour)
      .when(timePassesOver("li"))
      .thenNothing());
});

describe("ending", () => {
  it("[SE7] by the owner closes the episode", () =>
    served()
      .when(ends("ann", "li"))
      .thenFacts({
        type: "session_ended",
        session: { state: "ended", endedAt: start, unread: 0, unansweredSince: null },
        message: { notice: { what: "ended", why: "by_agent", agentName: "ann" } },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[SE7] by a supervisor, in any state", () => {
    desk().when(writes("li")).when(ends("boss", "li")).thenFacts("session_ended");
    served().when(ends("boss", "li")).thenFacts("session_ended");
    asleep().when(ends("boss", "li")).thenFacts("session_ended");
  });

  it("[SE7] by nobody else, and not twice", () => {
    served().when(ends("bob", "li")).thenRefused("not_owner");
    served().when(ends("ann", "li")).when(ends("ann", "li")).thenRefused("session_ended");
  });

  it("[SE7] a later message opens a new session in the same conversation", () => {
    const s = served().when(ends("ann", "li"));
    const first = s.session("li");
    s.when(writes("li")).thenFacts(
      { type: "session_opened", session: { conversationId: first.conversationId, lastOwnerId: "ann" } },
      "customer_message_received",
    );
    expect(s.session("li").id).not.toBe(first.id);
  });

  it("[SE11] a session in which the customer only entered ends when its minute is over", () =>
    desk()
      .when(enters("li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts({ type: "session_ended", message: { notice: { what: "ended", why: "left_silently" } } }));

  it("[SE11] not when something was said, nor when somebody picked it up", () => {
    desk()
      .when(enters("li"))
      .when(writes("li"))
      .after(49 * hour)
      .when(timePassesOver("li"))
      .thenNothing();
    desk()
      .when(enters("li"))
      .when(picksUp("ann", "li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenNothing();
  });
});

describe("ownership", () => {
  it("[SE10] only the owner replies", () => {
    served()
      .when(replies("bob", "li"))
      .thenRefused({ refusal: "not_owner", agentId: ann.id, agentName: "ann" });
    served().when(replies("boss", "li")).thenRefused("not_owner");
    desk().when(writes("li")).when(replies("ann", "li")).thenRefused("session_waiting");
  });

  it("[SE10] a reply still queued when the session changes hands is not sent, and costs nothing", () => {
    const s = served()
      .when(replies("ann", "li"))
      .when(transfers("boss", "li", "bob"))
      .when(startsDelivery("li"))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "ownership_changed" } },
        dispatch: { state: "done" },
      });
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[SE10] taking it over and back does not make the old reply good again", () =>
    served()
      .when(replies("ann", "li"))
      .when(takesOver("boss", "li"))
      .when(transfers("boss", "li", "ann"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "failed" } } }));

  it("[SE10] ending the session after the reply does send it", () =>
    served()
      .when(replies("ann", "li"))
      .when(ends("ann", "li"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } }));
});

describe("[SE9] no state without an exit", () => {
  it("a session opened while everybody was away is picked up by the next who comes", () =>
    given(anAccount({ ...ann, status: "offline", auto: true }))
      .when(writes("li"))
      .when(comes("ann"))
      .thenFacts("agent_status_changed", { type: "session_picked_up", session: { ownerId: "ann" } }));

  it("a waiting session whose reply window closed can still be picked up and ended", () =>
    desk()
      .when(writes("li"))
      .after(60 * hour)
      .when(picksUp("ann", "li"))
      .thenFacts("session_picked_up")
      .when(replies("ann", "li"))
      .thenRefused("reply_window_closed")
      .when(ends("ann", "li"))
      .thenFacts("session_ended"));

  it("an inactive session of a lost agent: a supervisor may take it over, hand it on, or end it", () => {
    const orphan = () => served().when(replies("ann", "li")).when(isLost("ann"));
    expect(orphan().session("li").state).toBe("inactive");
    orphan().when(takesOver("boss", "li")).thenFacts("session_taken_over");
    orphan()
      .when(transfers("boss", "li", "bob"))
      .thenFacts("session_transferred");
    orphan().when(ends("boss", "li")).thenFacts("session_ended");
  });
});

describe("reading and naming", () => {
  it("reading up to the newest line clears the count; up to an older one does not", () =>
    served()
      .when(writes("li"))
      .when(reads("ann", "li", 1))
      .thenNothing()
      .when(reads("ann", "li"))
      .thenFacts({ type: "messages_read", session: { unread: 0 } })
      .when(reads("ann", "li"))
      .thenNothing());

  it("a reply counts as having read", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", session: { unread: 0 } }));

  describe("[TR11] a reply that says which line its writer saw", () => {
    let seen = "" as MessageId;
    const commandOf = (deed: Deed, s: Scenario) => (typeof deed === "function" ? deed(s) : deed);
    const looks: Deed = (s) => {
      seen = s.session("li").lastMessage?.id as MessageId;
      return commandOf(reads("ann", "li"), s);
    };
    const says =
      (text: string): Deed =>
      (s) =>
        commandOf(replies("ann", "li", text, { seen }), s);
    const left = (unread: number, unansweredSince: number | null) => ({
      type: "reply_queued" as const,
      session: { unread, unansweredSince },
    });

    it("answers what was seen", () =>
      served()
        .when(looks)
        .when(says("one"))
        .thenFacts(left(0, null))
        .when(says("two"))
        .thenFacts(left(0, null)));

    it("leaves unread and unanswered what came after, until that was seen", () =>
      served()
        .when(looks)
        .after(minute)
        .when(writes("li", "and red ones?"))
        .after(minute)
        .when(says("one"))
        .thenFacts(left(1, start + minute))
        .when(says("two"))
        .thenFacts(left(1, start + minute))
        .when(looks)
        .when(says("yes, red ones too"))
        .thenFacts(left(0, null)));
  });

  it("a customer who never comes back keeps their place in line by time", () =>
    given(anAccount({ ...ann, capacity: 1 }))
      .when(writes("li"))
      .after(second)
      .when(writes("wu"))
      .when(setsPickup("ann", true, 1))
      .thenFacts("agent_pickup_changed", { type: "session_picked_up", session: { waitingSince: null } }));
});
