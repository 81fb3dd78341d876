import { describe, expect, it } from "vitest";
import type { DeliveryOutcome } from "../../src/desk/command.ts";
import {
  anAccount,
  ann,
  ends,
  enters,
  finishes,
  given,
  hour,
  minute,
  picksUp,
  replies,
  type Scenario,
  second,
  served,
  start,
  startsDelivery,
  withSettings,
  writes,
} from "./scenario.ts";

const sent: DeliveryOutcome = { kind: "sent" };
const used: DeliveryOutcome = { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" };
const risky: DeliveryOutcome = { kind: "refused", reason: "content_risky", code: 87014 };
const neverLeft: DeliveryOutcome = { kind: "not_sent", reason: "unreachable", code: null };

const tries = (text = "fourth") => replies("ann", "li", text, { beyondAllowance: true });
const allowance = (s: Scenario) => s.conversation("li").allowance;

const usedUp = () =>
  ["one", "two", "three"].reduce(
    (s, text) =>
      s
        .when(replies("ann", "li", text))
        .delivered("li")
        .after(second),
    served(),
  );

const trying = () => usedUp().when(tries()).when(startsDelivery("li", "fourth"));

const answers = (s: Scenario, outcome: DeliveryOutcome, text = "fourth") =>
  s.after(second).when(finishes("li", outcome, text));

describe("a reply beyond the count", () => {
  it("[RA8] sends one reply at zero when its author says so, and counts it as the fourth of three", () =>
    usedUp()
      .when(replies("ann", "li", "fourth"))
      .thenRefused({ refusal: "reply_allowance_used", left: 0, until: start + 48 * hour })
      .when(tries())
      .thenFacts({
        type: "reply_queued",
        message: { delivery: { ordinal: 4, of: 3 } },
        conversation: { allowance: { left: 0, granted: 3, attempt: "under_way" } },
      }));

  it("[RA8] refuses a second attempt while the first is queued, sending or unconfirmed", () => {
    const refusal = {
      refusal: "reply_allowance_used",
      left: 0,
      until: start + 48 * hour,
      attempt: "under_way",
    } as const;
    const s = usedUp().when(tries()).when(tries("fifth")).thenRefused(refusal);
    s.when(startsDelivery("li", "fourth")).when(tries("fifth")).thenRefused(refusal);
    answers(s, { kind: "unknown" }).when(tries("fifth")).thenRefused(refusal);
    expect(answers(s, sent).conversation("li").allowance).toMatchObject({ left: 0, granted: 4 });
    s.when(tries("fifth")).thenFacts("reply_queued");
  });

  it("[RA8] raises the count of the grant by an accepted attempt, and allows the next one", () => {
    const s = answers(trying(), sent);
    expect(allowance(s)).toMatchObject({ left: 0, granted: 4 });
    expect(allowance(s).attempt).toBeUndefined();
    s.when(replies("ann", "li", "fifth"))
      .thenRefused("reply_allowance_used")
      .when(tries("fifth"))
      .thenFacts({ type: "reply_queued", message: { delivery: { ordinal: 5, of: 4 } } });
  });

  it("[RA8] allows no attempt after 45047 until the customer's next act", () => {
    const s = answers(trying(), used);
    expect(s.reply("li", "fourth").delivery).toMatchObject({ state: "failed", reason: "allowance_used" });
    s.when(tries("fifth"))
      .thenRefused({
        refusal: "reply_allowance_used",
        left: 0,
        until: start + 48 * hour,
        attempt: "refused",
      })
      .after(second)
      .when(writes("li"));
    expect(allowance(s)).toMatchObject({ left: 3, granted: 3 });
    expect(allowance(s).attempt).toBeUndefined();
  });

  it("[RA4] [RA8] allows no attempt after WeChat refused a reply within the count", () =>
    answers(
      served()
        .when(replies("ann", "li", "one"))
        .when(startsDelivery("li", "one")),
      used,
      "one",
    )
      .when(tries())
      .thenRefused("reply_allowance_used"));

  it.each([neverLeft, risky])(
    "[RA8] allows another attempt after an outcome that reveals nothing about the count: %j",
    (outcome) => {
      const s = answers(trying(), outcome);
      expect(allowance(s)).toMatchObject({ left: 0, granted: 3 });
      s.when(tries("fifth")).thenFacts("reply_queued");
    },
  );

  it.each([used, neverLeft])(
    "[OB12] [RA8] leaves an answered customer answered after a failed attempt: %j",
    (outcome) => {
      const s = answers(trying(), outcome);
      expect(s.session("li").unansweredSince).toBeNull();
      expect(
        s
          .after(31 * minute)
          .when(ends("ann", "li"))
          .session("li"),
      ).toMatchObject({
        ...{ outcome: "answered", closedUnanswered: false },
      });
      expect(answers(trying().when(ends("ann", "li")), outcome).session("li").closedUnanswered).toBe(false);
    },
  );

  it("[RA8] refuses an attempt while another reply of the conversation is being sent", () => {
    const s = served();
    for (const text of ["one", "two", "three"]) s.when(replies("ann", "li", text));
    s.when(tries()).thenRefused("reply_allowance_used");
    s.delivered("li").when(tries()).thenFacts("reply_queued");
  });

  it("[RA8] refuses an attempt outside the window and in an ended session", () => {
    usedUp()
      .after(48 * hour)
      .when(tries())
      .thenRefused("reply_window_closed");
    usedUp().when(ends("ann", "li")).when(tries()).thenRefused("session_ended");
  });

  it("[RA8] sends a reply within the count as any other, whatever its author says of the allowance", () => {
    const s = served().when(tries("one"));
    expect(allowance(s)).toEqual({ ...allowance(served()), left: 2 });
    expect(s.reply("li").delivery).toMatchObject({ ordinal: 1, of: 3 });
  });

  it("[RA2] [RA8] subtracts an attempt being sent from the next grant and returns it if it was not sent", () => {
    const s = trying().after(second).when(writes("li"));
    expect(allowance(s)).toMatchObject({ left: 2, granted: 3 });
    expect(allowance(answers(s, neverLeft)).left).toBe(3);
    const accepted = answers(trying().after(second).when(writes("li")), sent);
    expect(allowance(accepted)).toMatchObject({ left: 2, granted: 3 });
  });

  it("[RA7] [RA8] pays for an open attempt with the place of a reply that was not sent", () => {
    const s = served();
    for (const text of ["one", "two"]) s.when(replies("ann", "li", text)).delivered("li");
    s.when(replies("ann", "li", "three")).when(startsDelivery("li", "three"));
    answers(s, { kind: "unknown" }, "three").when(tries()).when(startsDelivery("li", "fourth"));
    answers(s, neverLeft, "three");
    expect(allowance(s)).toMatchObject({ left: 0, granted: 3 });
    expect(allowance(answers(s, sent))).toMatchObject({ left: 0, granted: 3 });
  });
});

describe("the evidence of an account", () => {
  const evidence = (s: Scenario) => s.desk.account.replyEvidence;

  it("[RA9] records the highest accepted reply and changes no setting", () => {
    const s = answers(trying(), sent).thenFacts("delivery_changed", "account_changed");
    expect(evidence(s)).toEqual({ accepted: { replies: 4, at: s.now }, refused: null });
    expect(s.desk.account.replyPreset).toBe("guide");
    s.after(second).when(writes("li"));
    expect(allowance(s).granted).toBe(3);
  });

  it("[RA9] records the first refused reply, also within the count", () => {
    const s = answers(trying(), used);
    expect(evidence(s)?.refused?.replies).toBe(4);
    const within = given(withSettings(anAccount(ann), { replyPreset: "current" }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(replies("ann", "li", "one"))
      .when(startsDelivery("li"));
    expect(evidence(within.when(finishes("li", used)))?.refused?.replies).toBe(1);
  });

  it("[RA9] drops a refusal that an accepted reply of the same number contradicts", () => {
    const s = answers(
      served()
        .when(replies("ann", "li", "one"))
        .when(startsDelivery("li")),
      used,
      "one",
    );
    expect(evidence(s)?.refused?.replies).toBe(1);
    s.after(second)
      .when(writes("li"))
      .when(replies("ann", "li", "again"))
      .delivered("li");
    expect(evidence(s)).toEqual({ accepted: null, refused: null });
  });

  it("[RA9] learns nothing from a reply within the count or from an attempt that a newer grant covers", () => {
    expect(evidence(usedUp())).toBeUndefined();
    expect(evidence(answers(trying().after(second).when(writes("li")), sent))).toBeUndefined();
    expect(evidence(answers(trying(), neverLeft))).toBeUndefined();
  });

  it("[RA9] learns nothing of messages from an attempt after the customer entered", () => {
    const s = given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li", "one"))
      .delivered("li")
      .when(tries())
      .when(startsDelivery("li", "fourth"));
    expect(evidence(answers(s, sent))).toBeUndefined();
  });
});

describe("the automatic texts of an account", () => {
  const settings = {
    greeting: "welcome",
    autoReply: { when: "nobody_online", text: "away" },
    ratingRequest: { text: "how was it? {{link}}" },
    replyPreset: "own",
    ownReplies: {
      entered: { replies: 0, windowMs: minute },
      message: { replies: 0, windowMs: 48 * hour },
    },
  } as const;

  it("[RA8] greeting, auto-reply, keyword reply and rating request never try at zero", () => {
    const desk = withSettings(anAccount({ ...ann, role: "admin" }), settings);
    const s = given(desk).when({
      do: "change_keyword_replies",
      agentId: ann.id,
      change: {
        add: {
          name: "refund",
          keywords: [{ text: "refund", match: "contained" }],
          text: "by a rule",
          on: true,
        },
      },
    });
    s.when(enters("li")).when(writes("li", "refund?")).when(picksUp("ann", "li"));
    s.when({ do: "sign_out", agentId: ann.id }).when(writes("li", "refund?")).when(ends("ann", "li"));
    s.when(enters("wu")).when(writes("wu", "hello"));
    expect(s.history.filter(({ type }) => type === "reply_queued")).toEqual([]);
  });
});
