import { keptRatingText, ratingSlot, sentRatingText } from "@jieru/shared/domain/rating";
import { describe, expect, it } from "vitest";
import {
  type Action,
  anAccount,
  ann,
  blocks,
  bob,
  boss,
  ends,
  enters,
  finishes,
  given,
  hour,
  picksUp,
  replies,
  root,
  type Scenario,
  second,
  startsDelivery,
  takesOver,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";
import { endsUnasked, rates } from "./wrap-up-actions.ts";

const day = 24 * hour;
const text = `请评价：${ratingSlot}`;
const shop = (ratingRequest: { text: string } | null = { text }): Scenario =>
  given(withSettings(anAccount(ann, bob, boss, root), { ratingRequest }));
const served = (s = shop()) =>
  s
    .when(writes("li"))
    .when(picksUp("ann", "li"))
    .when(replies("ann", "li", "hello"));
/** The end can no longer be undone. */
const settled = (s: Scenario) => s.after(7 * second).when(timePassesOver("li"));
const over = (s: Scenario, by = "ann") => settled(s.when(ends(by, "li")));
const rated = () => over(served());
const asksNobody: Action = { do: "change_account", by: root.id, change: { ratingRequest: null } };
const isAsked = ({ facts }: Scenario): boolean => facts.some((f) => f.type === "reply_queued");
const ratingOf = (s: Scenario) => s.session("li").rating;
const ratingInNotice = (s: Scenario) => s.endOf(s.session("li").id)?.notice.rating;

describe("the rating request", () => {
  it("[CR2] is sent seven seconds after the end, without an author, and uses a reply", () => {
    const s = served().when(ends("ann", "li")).thenFacts("session_ended");
    s.after(7 * second - 1)
      .when(timePassesOver("li"))
      .thenNothing();
    s.after(1)
      .when(timePassesOver("li"))
      .thenFacts({
        type: "reply_queued",
        message: {
          type: "text",
          text: "请评价：[评价链接]",
          direction: "out",
          agentId: null,
          delivery: { state: "queued", ordinal: 2, of: 3 },
        },
        session: { state: "ended", lastMessage: { text: "hello" }, rating: { given: null } },
        dispatch: { state: "queued", attempts: 0 },
      });
    expect(s.conversation("li").allowance.left).toBe(1);
    expect(ratingOf(s)).toMatchObject({ messageId: s.reply("li").id, askedAt: s.now });
    s.when(timePassesOver("li")).thenNothing();
    s.when(startsDelivery("li")).when(finishes("li", { kind: "sent" }));
    expect(s.reply("li").delivery?.state).toBe("sent");
    expect(s.session("li").state).toBe("ended");
  });

  it("[CR2] is dropped if the customer writes, is blocked or loses the last reply first", () => {
    const dropped = (s: Scenario) => settled(s).thenFacts("rating_request_dropped");
    const { id: sessionId } = served().session("li");
    const wroteAgain = served().when(ends("ann", "li")).when(writes("li"));
    wroteAgain
      .after(7 * second)
      .when({ do: "look_at_session", sessionId })
      .thenFacts({ type: "rating_request_dropped", session: { id: sessionId, rating: null } });
    dropped(served().when(ends("ann", "li")).when(blocks("ann", "li")));
    dropped(served(shop()).when(ends("ann", "li")).when(asksNobody));
  });

  it("[CR2] may use the last reply and is not sent without one or after the window closes", () => {
    const two = served().when(replies("ann", "li", "again"));
    expect(isAsked(over(two))).toBe(true);
    expect(two.conversation("li").allowance.left).toBe(0);
    const none = served()
      .when(replies("ann", "li", "again"))
      .when(replies("ann", "li", "more"));
    expect(isAsked(over(none))).toBe(false);
    expect(isAsked(over(served().after(2 * day)))).toBe(false);
  });

  it("[CR2] is sent to customers who wrote and were answered by any agent", () => {
    const unanswered = shop().when(writes("li")).when(picksUp("ann", "li"));
    expect(isAsked(over(unanswered))).toBe(false);
    const silent = shop().when(enters("li")).when(picksUp("ann", "li")).when(replies("ann", "li"));
    expect(isAsked(over(silent.when(writes("zhou"))))).toBe(false);
    const passed = () => served().when(transfers("ann", "li", "bob"));
    expect(isAsked(over(passed(), "bob"))).toBe(false);
    expect(isAsked(over(passed().when(replies("bob", "li")), "bob"))).toBe(true);
    expect(isAsked(over(served().when(takesOver("boss", "li")), "boss"))).toBe(false);
  });

  it("[CR2] is also sent if a supervisor ends another agent's session", () => {
    expect(isAsked(over(served(), "boss"))).toBe(true);
  });

  it.each<[string, (s: Scenario) => Scenario]>([
    ["the account does not ask", () => served(shop(null)).when(ends("ann", "li"))],
    ["the agent leaves it out", (s) => s.when(endsUnasked("ann", "li"))],
    ["the customer is on the blacklist", (s) => s.when(blocks("ann", "li"))],
    ["the session waits", (s) => s.when(transfers("ann", "li", null)).when(ends("boss", "li"))],
    ["the session is inactive", (s) => s.after(hour).when(timePassesOver("li")).when(ends("ann", "li"))],
    ["it ends by itself", (s) => s.after(3 * day).when(timePassesOver("li"))],
  ])("[CR2] is not asked where %s", (_, end) => {
    const s = settled(end(served()));
    expect(isAsked(s)).toBe(false);
    expect(s.history.some((f) => f.session?.rating)).toBe(false);
  });

  it("[CR2] is sent once per session, and again for the customer's next one", () => {
    const s = rated().delivered("li").when(ends("boss", "li")).thenRefused("session_ended");
    served(s);
    expect(isAsked(over(s))).toBe(true);
  });

  it.each<[string, Action, object]>([
    [
      "45047",
      finishes("li", { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" }),
      {},
    ],
    ["never reached WeChat", finishes("li", { kind: "not_sent", reason: "unreachable", code: null }), {}],
  ])("[CR2] that provably did not arrive was not asked: %s", (_, outcome) => {
    const s = rated().when(startsDelivery("li")).when(outcome);
    expect(s.reply("li").delivery?.state).toBe("failed");
    expect(ratingOf(s)).toBeNull();
    s.when(rates("li", 5)).thenRefused("session_not_found");
  });

  it("[CR2] an unconfirmed request may be answered, and a late failure keeps the answer", () => {
    const s = rated()
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "unknown" }));
    expect(s.reply("li").delivery?.state).toBe("unconfirmed");
    s.when(rates("li", 4)).thenFacts("session_rated");
    s.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(ratingOf(s)?.given?.score).toBe(4);
  });

  it("[CR3] is stored without its link, whatever its braces, and cannot be resent", () => {
    const kept = keptRatingText("请评价 {{ link }} 或 ｛｛link｝｝");
    expect(kept).toBe("请评价 [评价链接] 或 [评价链接]");
    expect(sentRatingText(kept, "https://x/$&")).toBe("请评价 https://x/$& 或 https://x/$&");
    expect(sentRatingText("[评价链接].", "https://x/a")).toBe("https://x/a .");
    expect(sentRatingText("（[评价链接]）谢谢", "https://x/a")).toBe("（https://x/a）谢谢");
    const s = rated()
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "unknown" }));
    const resendOf = s.reply("li").id;
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li", "请评价：[评价链接]", { resendOf })).thenRefused("message_not_unconfirmed");
  });

  it("[CR3] is hidden from servers of the previous release, which would treat it as a reply", () => {
    const s = rated();
    expect(s.desk.messages.get(s.reply("li").id)?.epoch).toBe(-1);
    expect(s.session("li").epoch).not.toBe(-1);
    s.when(startsDelivery("li")).thenFacts({
      type: "delivery_changed",
      message: { delivery: { state: "sending" } },
    });
  });

  it("[CR2] leaves waiting and served customers as they were", () => {
    const s = rated();
    expect(s.session("li").unansweredSince).toBeNull();
    expect(s.agent("ann").load).toBe(0);
    s.when(writes("li"))
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "sent" }));
    expect(s.session("li")).toMatchObject({ state: "waiting", unread: 1 });
  });
});

describe("the rating", () => {
  it("[CR5] belongs to the session and shows in its session-ended notice", () => {
    const s = rated()
      .when(rates("li", 5, "很快"))
      .thenFacts({ type: "session_rated", session: { state: "ended" }, message: { type: "notice" } });
    expect(ratingOf(s)?.given).toEqual({ score: 5, comment: "很快", at: s.now });
    expect(ratingInNotice(s)).toEqual({ score: 5, comment: "很快" });
  });

  it("[CR5] opens no session, grants no reply and changes no load", () => {
    const s = rated();
    const [left, count] = [s.conversation("li").allowance, s.desk.waitingCount];
    s.when(rates("li", 1, "没人理我"));
    expect(s.conversation("li").allowance).toEqual(left);
    expect([s.desk.waitingCount, s.desk.sessions.size, s.agent("ann").load]).toEqual([count, 1, 0]);
  });

  it("[CR4] may be changed within seven days, and a repeated rating changes nothing", () => {
    const s = rated().when(rates("li", 2, "慢"));
    s.when(rates("li", 2, "慢")).thenNothing();
    s.after(7 * day - 1)
      .when(rates("li", 4))
      .thenFacts("session_rated");
    expect(ratingOf(s)?.given).toMatchObject({ score: 4, comment: null });
    expect(ratingInNotice(s)).toEqual({ score: 4, comment: null });
    s.after(1).when(rates("li", 5)).thenRefused("session_not_found");
  });

  it("[CR4] is refused for a session that is unknown, was not asked about or was erased", () => {
    served().when(endsUnasked("ann", "li")).when(rates("li", 5)).thenRefused("session_not_found");
    const none = {
      do: "rate",
      sessionId: "none" as never,
      said: { score: 5, comment: null },
    } as const;
    rated().when(none).thenRefused("session_not_found");
    const s = rated();
    const { id: sessionId, conversationId } = s.session("li");
    s.when({ do: "erase_customer", agentId: root.id, conversationId, sessionId });
    s.when(rates("li", 5)).thenRefused("session_not_found");
  });

  it("[CR7] loses its comment when content expires and keeps its score", () => {
    const s = rated().when(rates("li", 3, "我是李雷"));
    const { id: sessionId, conversationId } = s.session("li");
    s.after(9 * day).when({ do: "expire_words", sessionId, before: s.now - day, watched: conversationId });
    expect(ratingOf(s)?.given).toMatchObject({ score: 3, comment: null });
    const erased = rated().when(rates("li", 3, "我是李雷"));
    const of = erased.session("li");
    erased.when({
      do: "erase_customer",
      agentId: root.id,
      conversationId: of.conversationId,
      sessionId: of.id,
    });
    expect(ratingOf(erased)?.given).toMatchObject({ score: 3, comment: null });
  });
});
