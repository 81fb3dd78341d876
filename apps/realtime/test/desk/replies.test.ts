import type { ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import type { ReplyContent } from "../../src/desk/command.ts";
import {
  anAccount,
  ann,
  bob,
  boss,
  type Deed,
  ends,
  enters,
  finishes,
  given,
  givesUp,
  hour,
  isBound,
  isLost,
  minute,
  picksUp,
  replies,
  root,
  second,
  start,
  startsDelivery,
  withSettings,
  writes,
} from "./scenario.ts";

const served = () =>
  given(anAccount(ann, bob, boss))
    .when(writes("li"))
    .when(picksUp("ann", "li"));
const sending = () => served().when(replies("ann", "li")).when(startsDelivery("li"));
const press = "press-of-send" as ClientMessageId;

const unreachable = { kind: "not_sent", reason: "unreachable", code: null } as const;
const firstNotSent = {
  kind: "retry",
  attempt: 1,
  notBefore: start + 4 * second,
  why: unreachable,
} as const;

describe("the allowance of a reply", () => {
  it("[RA3] three replies to a message, the fourth is refused with the deadline", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", message: { delivery: { state: "queued", ordinal: 1, of: 3 } } })
      .when(replies("ann", "li"))
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", conversation: { allowance: { left: 0 } } })
      .when(replies("ann", "li"))
      .thenRefused({ refusal: "reply_allowance_used", left: 0, until: start + 48 * hour }));

  it("[RA3] at the deadline the window is closed", () =>
    served()
      .after(48 * hour - 1)
      .when(replies("ann", "li"))
      .thenFacts("reply_queued")
      .after(1)
      .when(replies("ann", "li"))
      .thenRefused({ refusal: "reply_window_closed", left: 2, until: start + 48 * hour }));

  it("[SE10] into a session that is not there is refused", () =>
    served()
      .when(replies("ann", "li", "hi", { sessionId: "none" as never }))
      .thenRefused("session_not_found"));

  it("[RA3] who only entered may be answered once, within the minute", () => {
    const entered = () => given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li"));
    entered().when(replies("ann", "li")).when(replies("ann", "li")).thenRefused("reply_allowance_used");
    entered().after(minute).when(replies("ann", "li")).thenRefused("reply_window_closed");
  });

  it("[RA1] the preset is the account's", () =>
    expect(
      given(withSettings(anAccount(ann), { replyPreset: "current" }))
        .when(writes("li"))
        .conversation("li").allowance.left,
    ).toBe(5));

  it("[RA2] the next message grants three again, not three more", () =>
    expect(served().when(replies("ann", "li")).when(writes("li")).conversation("li").allowance.left).toBe(3));

  it("[RA4] WeChat says the count is used up: ours is zero, and the agent's console hears it", () =>
    sending()
      .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "allowance_used", code: 45047 } },
        conversation: { allowance: { left: 0, until: start + 48 * hour } },
      })
      .when(replies("ann", "li"))
      .thenRefused("reply_allowance_used"));

  it("[RA4] WeChat says the window is closed: it is", () =>
    sending()
      .after(second)
      .when(finishes("li", { kind: "refused", reason: "window_closed", code: 45015, allowance: "closed" }))
      .thenFacts({
        type: "delivery_changed",
        conversation: { allowance: { left: 0, until: start + second } },
      })
      .when(replies("ann", "li"))
      .thenRefused("reply_window_closed"));

  it("[RA4] an answer about an older reply does not touch a newer grant", () =>
    expect(
      sending()
        .after(second)
        .when(writes("li"))
        .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
        .conversation("li").allowance.left,
    ).toBe(3));

  it("[RA4] one that waited behind it and never leaves gives nothing back: WeChat has none, until the customer writes", () => {
    const refused = { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" } as const;
    const used = finishes("li", refused, "hi");
    const notSent = (text: string) =>
      finishes("li", { kind: "not_sent", reason: "unreachable", code: null }, text);
    const told = sending()
      .after(second)
      .when(replies("ann", "li", "second"))
      .after(second)
      .when(used);
    expect(
      told.when(startsDelivery("li", "second")).when(notSent("second")).conversation("li").allowance.left,
    ).toBe(0);
    const again = told
      .after(second)
      .when(writes("li"))
      .when(replies("ann", "li", "third"));
    expect(
      again.when(startsDelivery("li", "third")).when(notSent("third")).conversation("li").allowance.left,
    ).toBe(3);
  });

  it("[RA7] a reply that provably never left gives its place back, but not into a newer grant", () => {
    const notSent = finishes("li", { kind: "not_sent", reason: "unreachable", code: null });
    expect(sending().when(notSent).conversation("li").allowance.left).toBe(3);
    const later = sending()
      .after(second)
      .when(writes("li"))
      .when(replies("ann", "li", "second"));
    const unsent = finishes("li", { kind: "not_sent", reason: "unreachable", code: null }, "hi");
    expect(later.when(unsent).conversation("li").allowance.left).toBe(2);
  });
});

describe("what a reply says", () => {
  it("[OB9] [OB10] too long is refused with the numbers, empty is refused", () => {
    served()
      .when(replies("ann", "li", "接".repeat(683)))
      .thenRefused({ refusal: "text_too_long", bytes: 2049, limit: 2048 });
    served()
      .when(replies("ann", "li", " \n "))
      .thenRefused("text_empty");
  });

  it.each(["\u200b", "\u202e\u202c", "\u0007\u000b", "\u3164", " \ufeff\n\u2800"])(
    "[OB10] nothing that can be seen costs no reply: %j",
    (text) =>
      void served()
        .when(replies("ann", "li", text))
        .thenRefused("text_empty"),
  );
  it.each(["\u200b。", "👨\u200d👩", "0"])(
    "[OB10] what can be seen goes out as it was written: %j",
    (text) =>
      void served()
        .when(replies("ann", "li", text))
        .thenFacts("reply_queued"),
  );
});

describe("one press of send is one message", () => {
  const link = { title: "t", description: "d", url: "https://example.com", thumbUrl: "" };
  const cover = { mediaId: "m1" as MediaId, state: "ready", width: 1, height: 1, reason: null } as const;
  const contents: Record<string, ReplyContent> = {
    text: { type: "text", text: "hi" },
    image: { type: "image", image: cover },
    link: { type: "link", link },
    card: { type: "miniprogrampage", card: { title: "t", appId: "", pagePath: "p", cover } },
  };
  const sends = (content: ReplyContent): Deed =>
    replies("ann", "li", "", { clientMessageId: press, content });

  it.each(Object.entries(contents))(
    "[OB1] %s: the same again changes nothing",
    (_type, content) =>
      void served().when(sends(content)).thenFacts("reply_queued").when(sends(content)).thenNothing(),
  );

  it("[OB1] the same fields in another order are the same link", () => {
    const { url, ...rest } = link;
    served()
      .when(sends({ type: "link", link }))
      .when(sends({ type: "link", link: { url, ...rest } }))
      .thenNothing();
  });

  it("[OB1] also after the last reply was used, the session ended, or its delivery failed", () => {
    const repeated = sends({ type: "text", text: "hi" });
    const failed = finishes("li", { kind: "refused", reason: "other", code: 1 });
    served()
      .when(repeated)
      .when(replies("ann", "li"))
      .when(replies("ann", "li"))
      .when(repeated)
      .thenNothing();
    served().when(repeated).when(ends("ann", "li")).when(repeated).thenNothing();
    served().when(repeated).when(startsDelivery("li")).when(failed).when(repeated).thenNothing();
  });

  const another: [string, ReplyContent, ReplyContent][] = [
    [
      "image",
      contents.image as ReplyContent,
      { type: "image", image: { ...cover, mediaId: "m2" as MediaId } },
    ],
    ...Object.keys(link).map((field): [string, ReplyContent, ReplyContent] => [
      `${field} of a link`,
      { type: "link", link },
      { type: "link", link: { ...link, [field]: "other" } },
    ]),
    ...["title", "pagePath", "appId"].map((field): [string, ReplyContent, ReplyContent] => [
      `${field} of a card`,
      contents.card as ReplyContent,
      { type: "miniprogrampage", card: { title: "t", appId: "", pagePath: "p", cover, [field]: "other" } },
    ]),
    [
      "cover of a card",
      contents.card as ReplyContent,
      { type: "miniprogrampage", card: { title: "t", appId: "", pagePath: "p", cover: null } },
    ],
    ["kind that says the same", { type: "text", text: "m1" }, contents.image as ReplyContent],
  ];
  it.each(another)("[OB1] another %s under the same id is refused", (_what, content, other) => {
    served().when(sends(content)).when(sends(other)).thenRefused("client_message_id_reused");
  });

  it("[OB1] another content, or another agent, under the same id is refused", () => {
    const first = () => served().when(sends({ type: "text", text: "hi" }));
    first()
      .when(sends({ type: "text", text: "ho" }))
      .thenRefused("client_message_id_reused");
    first()
      .when(sends(contents.link as ReplyContent))
      .thenRefused("client_message_id_reused");
    first()
      .when(replies("boss", "li", "hi", { clientMessageId: press }))
      .thenRefused("client_message_id_reused");
  });
});

describe("a delivery", () => {
  it("[OB2] is `sending` before the call is made", () =>
    sending().thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sending" } },
      dispatch: { state: "sending", attempts: 1 },
    }));

  it("[OB2] whose node vanished is unconfirmed, and never started again", () =>
    sending()
      .when(givesUp("li"))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "unconfirmed" } },
        dispatch: { state: "done" },
      })
      .when(startsDelivery("li"))
      .thenNothing());

  it("[OB2] giving up one that has ended, or has not begun, changes nothing", () => {
    sending()
      .when(finishes("li", { kind: "sent" }))
      .when(givesUp("li"))
      .thenNothing();
    sending()
      .when(finishes("li", { kind: "unknown" }))
      .when(givesUp("li"))
      .thenNothing();
    served().when(replies("ann", "li")).when(givesUp("li")).thenNothing();
  });

  it("[OB2] giving up an attempt does not touch the next one, which has begun meanwhile", () => {
    const s = sending()
      .when(finishes("li", firstNotSent))
      .after(4 * second)
      .when(startsDelivery("li"));
    s.when(givesUp("li", 1)).thenNothing();
    s.when(givesUp("li", 2)).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "unconfirmed" } },
    });
  });

  it("[OB2] of a reply that is not there is refused", () =>
    sending()
      .when({ do: "start_delivery", messageId: "none" as never })
      .thenRefused("message_not_found"));

  it("[OB5] has its outcome also where its session is no longer kept", () => {
    const s = sending();
    s.desk = { ...s.desk, sessions: new Map() };
    s.when(finishes("li", { kind: "sent" })).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sent" } },
    });
    expect(s.facts[0]).not.toHaveProperty("session");
  });

  it("[OB2] the truth that comes late still corrects `unconfirmed`", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", { kind: "sent" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sent" } } }));

  it("[OB3] that was not accepted is queued again for later, and counts its attempts", () =>
    sending()
      .when(finishes("li", firstNotSent))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "queued" } },
        dispatch: { state: "queued", attempts: 1, notBefore: start + 4 * second },
      })
      .after(4 * second)
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", dispatch: { state: "sending", attempts: 2 } }));

  /** Its first try was refused for a moment; another server tries once more, and hears nothing yet. */
  const tryingAgain = () =>
    sending()
      .when(finishes("li", firstNotSent))
      .after(4 * second)
      .when(startsDelivery("li"));

  it("[OB2] a word of an earlier try that is told again takes nothing from the one under way", () =>
    tryingAgain()
      .when(finishes("li", firstNotSent))
      .thenNothing()
      .when(finishes("li", { ...firstNotSent, attempt: 2 }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "queued" } } }));

  it("[OB2] nor does it say that the last one has failed, of which nobody knows", () =>
    tryingAgain()
      .when(finishes("li", { kind: "unknown" }))
      .when(finishes("li", firstNotSent))
      .thenNothing());

  it("[OB3] with no answer is unconfirmed, and no machine retries it", () =>
    sending()
      .when(finishes("li", { kind: "unknown" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "unconfirmed" } } })
      .when(finishes("li", { kind: "unknown" }))
      .thenNothing());

  it("[OB2] [OB6] that provably did not leave is no longer unconfirmed, and not sent by machine either", () =>
    sending()
      .when(givesUp("li"))
      .when(finishes("li", firstNotSent))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "unreachable" } },
        dispatch: { state: "done" },
      }));

  it("[OB3] a person may send an unconfirmed one again, as a new reply that names the old", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenFacts({
      type: "reply_queued",
      message: { resendOf: old },
    });
  });

  it("[OB3] but not one that has its outcome, nor one that never was", () => {
    const s = sending().when(finishes("li", { kind: "sent" }));
    s.when(replies("ann", "li", "hi", { resendOf: s.reply("li").id })).thenRefused("message_not_unconfirmed");
    s.when(replies("ann", "li", "hi", { resendOf: "none" as never })).thenRefused("message_not_found");
  });

  it("[OB3] nor one to another customer, or from before this one was erased: it answers as if it were not there", () => {
    const s = sending().when(finishes("li", { kind: "unknown" }));
    const old = s.reply("li").id;
    s.when(writes("wu")).when(picksUp("ann", "wu"));
    s.when(replies("ann", "wu", "hi", { resendOf: old })).thenRefused("message_not_found");
    const { conversationId } = s.session("li");
    s.when(isBound("root", "admin")).when({ do: "erase_customer", agentId: root.id, conversationId });
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li", "hi", { resendOf: old })).thenRefused("message_not_found");
  });

  it("[OB4] starts once: a second start of the same reply finds it under way", () =>
    sending().when(startsDelivery("li")).thenNothing());

  it("[OB5] refused by WeChat is failed, with the reason and WeChat's number", () =>
    sending()
      .when(finishes("li", { kind: "refused", reason: "content_risky", code: 87014 }))
      .thenFacts({
        type: "delivery_changed",
        message: { delivery: { state: "failed", reason: "content_risky", code: 87014 } },
        session: { lastMessage: { delivery: "failed" } },
      }));

  it("[DI2] [OB12] a failed reply leaves its customer unanswered, until a later one arrives", () => {
    const s = served()
      .after(second)
      .when(replies("ann", "li", "one"))
      .after(second)
      .when(replies("ann", "li", "two"));
    expect(s.session("li").unansweredSince).toBeNull();
    s.when(startsDelivery("li", "one")).when(
      finishes("li", { kind: "refused", reason: "quota_used", code: 45009 }, "one"),
    );
    expect(s.session("li").unansweredSince).toBe(start);
    s.when(startsDelivery("li", "two")).when(finishes("li", { kind: "sent" }, "two"));
    expect(s.session("li").unansweredSince).toBeNull();
    expect(s.when(isLost("ann")).session("li").state).toBe("inactive");
  });
});
