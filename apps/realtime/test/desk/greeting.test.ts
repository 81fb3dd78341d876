import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  blocks,
  bob,
  enters,
  finishes,
  given,
  hour,
  minute,
  picksUp,
  replies,
  startsDelivery,
  timePassesOver,
  unblocks,
  withSettings,
  writes,
} from "./scenario.ts";

const greeting = "您好，请问有什么可以帮您？";
const shop = (change = {}, ...agents: Parameters<typeof anAccount>) =>
  withSettings(anAccount(...(agents.length > 0 ? agents : [ann, bob])), { greeting, ...change });

describe("a customer who enters by the button", () => {
  it("[GR1] is greeted without an author, using the only reply granted", () => {
    const s = given(shop())
      .when(enters("li"))
      .thenFacts("session_opened", "customer_entered", {
        type: "reply_queued",
        message: {
          type: "text",
          text: greeting,
          direction: "out",
          agentId: null,
          clientMessageId: null,
          delivery: { state: "queued", ordinal: 1, of: 1 },
        },
        session: { state: "waiting", spoken: false },
        dispatch: { state: "queued", attempts: 0 },
      });
    expect(s.conversation("li").allowance.left).toBe(0);
    s.when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } })
      .when(finishes("li", { kind: "sent" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sent" } } });
  });

  it("[GR1] is not greeted unless the account has a greeting", () =>
    given(shop({ greeting: null }))
      .when(enters("li"))
      .thenFacts("session_opened", "customer_entered"));

  it("[GR2] is not greeted again within the minute, however many replies it grants", () => {
    given(shop()).when(enters("li")).after(30_000).when(enters("li")).thenFacts("customer_entered");
    given(shop({ replyPreset: "current" }))
      .when(enters("li"))
      .after(30_000)
      .when(enters("li"))
      .thenFacts("customer_entered");
  });

  it("[GR2] is greeted again on a new entry after the minute", () => {
    const s = given(shop())
      .when(enters("li"))
      .delivered("li")
      .after(minute)
      .when(timePassesOver("li"))
      .thenFacts("session_ended");
    s.when(enters("li")).thenFacts("session_opened", "customer_entered", "reply_queued");
  });

  it("[GR2] is not greeted with the replies that a message has granted", () => {
    const s = given(shop())
      .when(writes("li"))
      .after(60 * minute)
      .when(enters("li"))
      .thenFacts("customer_entered");
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[GR2] is not greeted while an agent serves them", () => {
    const s = given(shop())
      .when(enters("li"))
      .delivered("li")
      .when(picksUp("ann", "li"))
      .after(2 * minute);
    s.when(enters("li")).thenFacts("customer_entered");
    expect(s.conversation("li").allowance.left).toBe(1);
  });

  it("[GR2] is greeted in an inactive session whose reply window has closed", () => {
    const s = given(shop())
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(replies("ann", "li"))
      .delivered("li")
      .after(30 * minute)
      .when(timePassesOver("li"))
      .thenFacts("session_turned_inactive");
    s.after(hour).when(enters("li")).thenFacts("customer_entered");
    s.after(48 * hour)
      .when(enters("li"))
      .thenFacts("customer_entered", { type: "reply_queued", session: { state: "inactive" } })
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } });
  });

  it("[GR2] is not greeted if entering grants no reply", () => {
    const ownReplies = { entered: { replies: 0, windowMs: 0 }, message: { replies: 3, windowMs: minute } };
    given(shop({ replyPreset: "own", ownReplies }))
      .when(enters("li"))
      .thenFacts("session_opened", "customer_entered");
  });

  it("[GR2] is not greeted if blocked", () => {
    const greeted = given(shop({})).when(enters("li")).delivered("li").when(picksUp("ann", "li"));
    greeted.when(blocks("ann", "li")).after(hour).when(enters("li")).thenFacts("customer_entered");
    greeted
      .when(unblocks("ann", "li"))
      .after(hour)
      .when(enters("li"))
      .thenFacts("session_opened", "customer_entered", "reply_queued");
  });

  it("[GR6] is greeted even if the session has found an owner meanwhile", () => {
    const s = given(shop({}, { ...ann, auto: true })).when(enters("li"));
    expect(s.session("li").ownerId).toBe("ann");
    s.when(startsDelivery("li")).thenFacts({
      message: { delivery: { state: "sending" } },
      type: "delivery_changed",
    });
  });

  it("[GR6] is not answered by the greeting, sent or failed", () => {
    const s = given(shop()).when(enters("li")).when(startsDelivery("li")).when(writes("li"));
    const since = s.session("li").unansweredSince;
    s.when(finishes("li", { kind: "sent" }));
    expect(s.session("li").unansweredSince).toBe(since);
    const failing = given(shop()).when(enters("li")).when(startsDelivery("li")).after(1).when(writes("li"));
    failing.when(picksUp("ann", "li")).when(replies("ann", "li", "hi"));
    failing.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }, greeting));
    expect(failing.session("li").unansweredSince).toBeNull();
  });

  it("[GR6] a greeting that was not sent returns its reply to the allowance", () => {
    const s = given(shop()).when(enters("li")).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(s.conversation("li").allowance.left).toBe(1);
  });
});
