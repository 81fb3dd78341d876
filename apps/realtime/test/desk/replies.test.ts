import type { ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import type { ReplyContent } from "../../src/desk/command.ts";
import {
  type Action,
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
  second,
  sending,
  served,
  start,
  startsDelivery,
  withSettings,
  writes,
} from "./scenario.ts";

const press = "press-of-send" as ClientMessageId;

describe("the allowance of a reply", () => {
  it("[RA3] a message grants three replies and the fourth is refused with the deadline", () =>
    served()
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", message: { delivery: { state: "queued", ordinal: 1, of: 3 } } })
      .when(replies("ann", "li"))
      .when(replies("ann", "li"))
      .thenFacts({ type: "reply_queued", conversation: { allowance: { left: 0 } } })
      .when(replies("ann", "li"))
      .thenRefused({ refusal: "reply_allowance_used", left: 0, until: start + 48 * hour }));

  it("[RA3] the window is closed at the deadline", () =>
    served()
      .after(48 * hour - 1)
      .when(replies("ann", "li"))
      .thenFacts("reply_queued")
      .after(1)
      .when(replies("ann", "li"))
      .thenRefused({ refusal: "reply_window_closed", left: 2, until: start + 48 * hour }));

  it("[SE10] a reply in an unknown session is refused", () =>
    served()
      .when(replies("ann", "li", "hi", { sessionId: "none" as never }))
      .thenRefused("session_not_found"));

  it("[RA3] a customer who only entered may be answered once, within a minute", () => {
    const entered = () => given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li"));
    entered().when(replies("ann", "li")).when(replies("ann", "li")).thenRefused("reply_allowance_used");
    entered().after(minute).when(replies("ann", "li")).thenRefused("reply_window_closed");
  });

  it("[RA1] the reply limits are the account's", () =>
    expect(
      given(withSettings(anAccount(ann), { replyPreset: "current" }))
        .when(writes("li"))
        .conversation("li").allowance.left,
    ).toBe(5));

  it.each([
    [11_000, 11_000],
    [30_000, 30_000],
    [30_001, 30_000],
  ])(
    "[RA1] a message pushed %i ms late has a window that began %i ms before it arrived",
    (agoMs, counted) => {
      const act = { kind: "message", content: { type: "text", text: "hi" }, saidAt: start, agoMs } as const;
      const { allowance } = given(anAccount(ann))
        .when({ do: "receive", openid: "li", act })
        .conversation("li");
      expect(allowance.until).toBe(start + 48 * hour - counted);
    },
  );

  it("[RA2] the next message renews three replies and does not add three", () =>
    expect(
      served().when(replies("ann", "li")).delivered("li").when(writes("li")).conversation("li").allowance
        .left,
    ).toBe(3));

  it("[RA2] a new grant excludes replies that are queued or being sent", () => {
    const s = served()
      .when(replies("ann", "li", "one"))
      .when(replies("ann", "li", "two"));
    s.when(startsDelivery("li", "one")).after(second).when(writes("li"));
    expect(s.conversation("li").allowance).toMatchObject({ left: 1, granted: 3 });
    s.when(finishes("li", { kind: "sent" }, "one"))
      .after(second)
      .when(writes("li"));
    expect(s.conversation("li").allowance.left, "one is on its way no more").toBe(2);
  });

  it("[RA2] an unconfirmed reply counts against its own grant and not the next", () => {
    const s = sending()
      .after(second)
      .when(writes("li"))
      .when(finishes("li", { kind: "unknown" }));
    expect(s.conversation("li").allowance.left).toBe(2);
    expect(s.after(second).when(writes("li")).conversation("li").allowance.left).toBe(3);
  });

  it("[RA4] a refused attempt corrects a newer grant that came before the attempt", () => {
    const s = served().when(replies("ann", "li")).after(second).when(writes("li"));
    s.after(second).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }));
    expect(s.conversation("li").allowance.left).toBe(0);
  });

  it("[RA7] a reply that was open at the newest grant and not sent returns its place", () => {
    const notSent = finishes("li", { kind: "not_sent", reason: "unreachable", code: null });
    const s = sending().after(second).when(writes("li"));
    expect(s.when(notSent).conversation("li").allowance.left).toBe(3);
    expect(s.when(notSent).thenNothing().conversation("li").unfinishedReplies).toBe(0);
  });

  it("[RA4] [RA9] a refusal for used replies sets the allowance to zero and updates the console", () =>
    sending()
      .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
      .thenFacts(
        {
          type: "delivery_changed",
          message: { delivery: { state: "failed", reason: "allowance_used", code: 45047 } },
          conversation: { allowance: { left: 0, until: start + 48 * hour } },
        },
        { type: "account_changed", account: { replyEvidence: { refused: { replies: 1 } } } },
      )
      .when(replies("ann", "li"))
      .thenRefused("reply_allowance_used"));

  it("[RA4] a refusal for a closed window closes the window", () =>
    sending()
      .after(second)
      .when(finishes("li", { kind: "refused", reason: "window_closed", code: 45015, allowance: "closed" }))
      .thenFacts({
        type: "delivery_changed",
        conversation: { allowance: { left: 0, until: start + second } },
      })
      .when(replies("ann", "li"))
      .thenRefused("reply_window_closed"));

  it("[RA4] a refusal of an older reply does not affect a newer grant", () =>
    expect(
      sending()
        .after(second)
        .when(writes("li"))
        .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
        .conversation("li").allowance.left,
    ).toBe(3));

  it.each([
    [{ kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }, 0],
    [{ kind: "not_sent", reason: "unreachable", code: null }, 3],
  ] as const)(
    "[RA4] [RA7] a grant dated by a fast clock does not outrank later events after correction: %j",
    (outcome, left) =>
      expect(
        given(anAccount(ann))
          .after(hour)
          .when(writes("li"))
          .after(-hour)
          .when(picksUp("ann", "li"))
          .when(replies("ann", "li"))
          .when(startsDelivery("li"))
          .when(finishes("li", outcome))
          .conversation("li").allowance.left,
      ).toBe(left),
  );

  it("[RA4] the later of two grants dated by a fast clock stays the newer one", () =>
    expect(
      given(anAccount(ann))
        .after(hour)
        .when(writes("li"))
        .when(picksUp("ann", "li"))
        .when(replies("ann", "li"))
        .when(startsDelivery("li"))
        .after(second)
        .when(writes("li"))
        .after(-hour)
        .when(finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }))
        .conversation("li").allowance.left,
    ).toBe(3));

  it("[RA4] a reply queued behind a refused one returns no place until the customer writes", () => {
    const refused = { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" } as const;
    const used = finishes("li", refused, "hi");
    const notSent = (text: string) =>
      finishes("li", { kind: "not_sent", reason: "unreachable", code: null }, text);
    const afterReply = sending()
      .after(second)
      .when(replies("ann", "li", "second"))
      .after(second)
      .when(used);
    expect(
      afterReply.when(startsDelivery("li", "second")).when(notSent("second")).conversation("li").allowance
        .left,
    ).toBe(0);
    const again = afterReply
      .after(second)
      .when(writes("li"))
      .when(replies("ann", "li", "third"));
    expect(
      again.when(startsDelivery("li", "third")).when(notSent("third")).conversation("li").allowance.left,
    ).toBe(3);
  });

  it("[RA7] a reply that was not sent returns its place, but not to a newer grant", () => {
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

describe("the text of a reply", () => {
  it("[OB9] [OB10] a text that is too long or empty is refused with the numbers", () => {
    served()
      .when(replies("ann", "li", "接".repeat(683)))
      .thenRefused({ refusal: "text_too_long", bytes: 2049, limit: 2048 });
    served()
      .when(replies("ann", "li", " \n "))
      .thenRefused("text_empty");
  });

  it.each(["\u200b", "\u202e\u202c", "\u0007\u000b", "\u3164", " \ufeff\n\u2800"])(
    "[OB10] a text without visible characters is refused: %j",
    (text) =>
      void served()
        .when(replies("ann", "li", text))
        .thenRefused("text_empty"),
  );
  it.each(["\u200b。", "👨\u200d👩", "0"])(
    "[OB10] a visible text is sent as it was written: %j",
    (text) =>
      void served()
        .when(replies("ann", "li", text))
        .thenFacts("reply_queued"),
  );
});

describe("repeated sending", () => {
  const link = { title: "t", description: "d", url: "https://example.com", thumbUrl: "" };
  const cover = { mediaId: "m1" as MediaId, state: "ready", width: 1, height: 1, reason: null } as const;
  const contents: Record<string, ReplyContent> = {
    text: { type: "text", text: "hi" },
    image: { type: "image", image: cover },
    link: { type: "link", link },
    card: { type: "miniprogrampage", card: { title: "t", appId: "", pagePath: "p", cover } },
  };
  const sends = (content: ReplyContent): Action =>
    replies("ann", "li", "", { clientMessageId: press, content });

  it.each(Object.entries(contents))(
    "[OB1] %s: repeating it changes nothing",
    (_type, content) =>
      void served().when(sends(content)).thenFacts("reply_queued").when(sends(content)).thenNothing(),
  );

  it("[OB1] links with the same fields in another order are the same", () => {
    const { url, ...rest } = link;
    served()
      .when(sends({ type: "link", link }))
      .when(sends({ type: "link", link: { url, ...rest } }))
      .thenNothing();
  });

  it("[OB1] repeating is accepted also after the last reply, the end or a failure", () => {
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
