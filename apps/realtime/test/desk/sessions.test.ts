import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  asleep,
  bob,
  boss,
  comes,
  ends,
  enters,
  given,
  hour,
  isLost,
  marksUrgent,
  minute,
  picksUp,
  replies,
  second,
  served,
  start,
  startsDelivery,
  takesOver,
  timePassesOver,
  transfers,
  writes,
} from "./scenario.ts";

const desk = () => given(anAccount(ann, bob, boss));

describe("a session opens", () => {
  it("[SE1] a message of a new customer opens a waiting session", () =>
    desk()
      .when(writes("li"))
      .thenFacts(
        { type: "session_opened", session: { state: "waiting", ownerId: null, waitingSince: start } },
        { type: "customer_message_received", session: { unread: 1, spoken: true, unansweredSince: start } },
      ));

  it("[SE1] entering by the button opens a waiting session", () =>
    desk()
      .when(enters("li", "cart"))
      .thenFacts(
        { type: "session_opened", session: { state: "waiting", source: "cart" } },
        { type: "customer_entered", session: { spoken: false, unread: 0 }, message: { direction: "system" } },
      ));

  it("[SE13] a second entry does not replace the last message", () =>
    desk()
      .when(writes("li", "broken"))
      .when(enters("li", "cart"))
      .thenFacts({ type: "customer_entered", session: { source: "cart", lastMessage: { text: "broken" } } }));

  it("[VW1] the source is taken from the latest entry that names one", () => {
    const source = (s: ReturnType<typeof desk>) => s.session("li").source;
    const s = desk().when(enters("li", "cart"));
    expect(source(s.when(enters("li")))).toBe("cart");
    expect(source(s.when(enters("li", "orders")))).toBe("orders");
    expect(source(s.when(writes("li")))).toBe("orders");
  });

  it("[SE13] the list shows the entry until a message arrives", () =>
    desk()
      .when(enters("li"))
      .when(enters("li", "cart"))
      .thenFacts({ type: "customer_entered", session: { lastMessage: { type: "notice" } } }));

  it("[SE1] a second message goes into the same session", () =>
    desk()
      .when(writes("li"))
      .when(writes("li"))
      .thenFacts({ type: "customer_message_received", session: { unread: 2 } }));

  it("[SE1] two customers have two sessions", () => {
    const s = desk().when(writes("li")).when(writes("wu"));
    expect(s.session("li").id).not.toBe(s.session("wu").id);
    expect(s.desk.waitingCount).toBe(2);
  });

  it.each([
    [60 * second, null],
    [60 * second + 1, 60 * second + 1],
  ])(
    "[P3] a message %i ms late is marked only beyond a minute and keeps its place of arrival",
    (ms, lateMs) => {
      desk()
        .when({
          do: "receive",
          openid: "li",
          act: { kind: "message", content: { type: "text", text: "late" }, saidAt: start - ms, agoMs: ms },
        })
        .thenFacts("session_opened", { type: "customer_message_received", message: { lateMs, at: start } });
    },
  );

  it("[P3] a message pushed at once is not marked late if our clock is ahead of WeChat's", () =>
    desk()
      .when({
        do: "receive",
        openid: "li",
        act: { kind: "message", content: { type: "text", text: "on time" }, saidAt: start - 10 * minute },
      })
      .thenFacts("session_opened", { type: "customer_message_received", message: { lateMs: null } }));
});

describe("picking up", () => {
  it("[SE2] makes the agent the owner of a waiting session", () =>
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

  it("[SE2] by a second agent is refused with the name of the first", () =>
    served()
      .when(picksUp("bob", "li"))
      .thenRefused({ refusal: "already_picked_up", agentId: ann.id, agentName: "ann" }));

  it("[SE2] by the owner again changes nothing", () => served().when(picksUp("ann", "li")).thenNothing());

  it("[SE2] is refused for an ended session and for an unknown one", () => {
    served().when(ends("ann", "li")).when(picksUp("bob", "li")).thenRefused("session_ended");
    desk()
      .when({ do: "pick_up", agentId: ann.id, sessionId: "nowhere" as never })
      .thenRefused("session_not_found");
  });

  it("[SE2] by an agent who is not bound is refused", () =>
    desk().when(writes("li")).when(picksUp("stranger", "li")).thenRefused("not_bound"));
});

describe("ending", () => {
  it("[SE7] by the owner closes the session", () =>
    served()
      .when(ends("ann", "li"))
      .thenFacts({
        type: "session_ended",
        session: { state: "ended", endedAt: start, unread: 0, unansweredSince: null },
        message: { notice: { what: "ended", why: "by_agent", agentName: "ann" } },
        agents: [{ id: "ann", load: 0 }],
      }));

  it("[SE7] by a supervisor is possible in any state", () => {
    desk().when(writes("li")).when(ends("boss", "li")).thenFacts("session_ended");
    served().when(ends("boss", "li")).thenFacts("session_ended");
    asleep().when(ends("boss", "li")).thenFacts("session_ended");
  });

  it("[SE7] by others, or a second time, is refused", () => {
    served().when(ends("bob", "li")).thenRefused("not_owner");
    served().when(ends("ann", "li")).when(ends("ann", "li")).thenRefused("session_ended");
  });

  it("[SE7] [T39] a later message opens a new session in the same conversation", () => {
    const s = served().when(ends("ann", "li"));
    const first = s.session("li");
    s.when(writes("li")).thenFacts(
      { type: "session_opened", session: { conversationId: first.conversationId, lastOwnerId: "ann" } },
      "customer_message_received",
    );
    expect(s.session("li").id).not.toBe(first.id);
  });

  it("[SE11] happens when the minute of a session with only an entry is over", () =>
    desk()
      .when(enters("li"))
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts({ type: "session_ended", message: { notice: { what: "ended", why: "left_silently" } } }));

  it("[SE11] does not happen then if the customer wrote or an agent picked it up", () => {
    desk()
      .when(enters("li"))
      .when(writes("li"))
      .after(49 * hour)
      .when(timePassesOver("li"))
      .thenFacts({ type: "place_changed", session: { state: "waiting" } });
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

  it("[SE10] a queued reply is not sent after a change of owner, and returns its place", () => {
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

  it("[SE10] taking a session over and back does not revive an old reply", () =>
    served()
      .when(replies("ann", "li"))
      .when(takesOver("boss", "li"))
      .when(transfers("boss", "li", "ann"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "failed" } } }));

  it("[SE10] ending the session still sends a queued reply", () =>
    served()
      .when(replies("ann", "li"))
      .when(ends("ann", "li"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } }));
});

describe("[SE20] the urgent mark", () => {
  it("is set and removed by the owner, and repeating a request changes nothing", () =>
    served()
      .when(marksUrgent("ann", "li"))
      .thenFacts({ type: "urgent_changed", session: { urgent: true } })
      .when(marksUrgent("ann", "li"))
      .thenNothing()
      .when(marksUrgent("ann", "li", false))
      .thenFacts({ type: "urgent_changed", session: { urgent: false } }));

  it("is allowed to a supervisor while the session waits, and to no one after its end", () =>
    desk()
      .when(writes("li"))
      .when(marksUrgent("ann", "li"))
      .thenRefused("session_waiting")
      .when(marksUrgent("boss", "li"))
      .thenFacts("urgent_changed")
      .when(picksUp("ann", "li"))
      .when(marksUrgent("bob", "li", false))
      .thenRefused("not_owner")
      .when(ends("ann", "li"))
      .when(marksUrgent("boss", "li", false))
      .thenRefused("session_ended"));

  it("stays with the session when it moves and ends, and not with the customer", () => {
    const s = served()
      .when(marksUrgent("ann", "li"))
      .when(transfers("ann", "li", "bob"));
    expect(s.session("li")).toMatchObject({ ownerId: "bob", urgent: true });
    s.when(ends("bob", "li"));
    expect(s.session("li")).toMatchObject({ state: "ended", urgent: true });
    s.when(writes("li"));
    expect(s.session("li")).toMatchObject({ state: "waiting", urgent: false });
  });

  it("changes neither order nor idle time", () => {
    const s = served();
    const before = s.session("li");
    s.when(marksUrgent("ann", "li"));
    expect(s.session("li")).toEqual({ ...before, urgent: true });
  });
});

describe("[SE7] every state has an exit", () => {
  it("a session opened while all agents were away goes to the next who returns", () =>
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

  it("a supervisor can take over, reassign or end an inactive session of a lost agent", () => {
    const orphan = () => served().when(replies("ann", "li")).when(isLost("ann"));
    expect(orphan().session("li").state).toBe("inactive");
    orphan().when(takesOver("boss", "li")).thenFacts("session_taken_over");
    orphan()
      .when(transfers("boss", "li", "bob"))
      .thenFacts("session_transferred");
    orphan().when(ends("boss", "li")).thenFacts("session_ended");
  });
});
