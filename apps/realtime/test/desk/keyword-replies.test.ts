import type { KeywordReplyId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import type { KeywordRepliesChange } from "../../src/desk/command.ts";
import type { DeskAgent } from "../../src/desk/desk.ts";
import {
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
  minute,
  picksUp,
  replies,
  root,
  type Scenario,
  sets,
  startsDelivery,
  withSettings,
  writes,
} from "./scenario.ts";

const rule = (name: string, word: string, change: Partial<KeywordReply> = {}): KeywordReply => ({
  id: name as KeywordReplyId,
  name,
  keywords: [{ text: word, match: "contained" }],
  text: `about ${name}`,
  on: true,
  ...change,
});
const rules = [rule("delivery", "发货"), rule("refund", "退款")];
const shop = (change: Partial<AccountSettings> = {}, ...agents: Omit<DeskAgent, "seat">[]) =>
  given({
    ...withSettings(anAccount(...(agents.length > 0 ? agents : [ann, bob, boss, root])), change),
    keywordReplies: rules,
  });
const repliesIn = ({ facts }: Scenario) =>
  facts.flatMap((f) => (f.type === "reply_queued" ? [f.message] : []));
const textsOf = (s: Scenario) => repliesIn(s).map((m) => m.type === "text" && m.text);
const changes = (change: KeywordRepliesChange, by = root) => ({
  do: "change_keyword_replies" as const,
  agentId: by.id,
  change,
});

describe("the keyword reply", () => {
  it("[KA3] [KA7] has no author, names its rule and uses one of the replies the message grants", () => {
    const s = shop()
      .when(writes("li", "什么时候发货？"))
      .thenFacts("session_opened", "customer_message_received", {
        type: "reply_queued",
        message: {
          type: "text",
          text: "about delivery",
          keywordReply: { id: "delivery", name: "delivery" },
          direction: "out",
          agentId: null,
          clientMessageId: null,
          delivery: { state: "queued", ordinal: 1, of: 3 },
        },
        session: { state: "waiting", unread: 1 },
        dispatch: { state: "queued", attempts: 0 },
      });
    expect(s.conversation("li").allowance.left).toBe(2);
  });

  it("[GR6] leaves the customer waiting, and lists show the customer's message", () => {
    const s = shop().when(writes("li", "发货"));
    const before = s.session("li");
    expect(before).toMatchObject({
      lastMessage: { text: "发货" },
      unansweredSince: s.now,
      firstResponseMs: null,
    });
    s.when(startsDelivery("li")).when(finishes("li", { kind: "sent" }));
    expect(s.session("li").unansweredSince).toBe(before.unansweredSince);
    s.after(minute).when(picksUp("ann", "li")).after(minute).when(replies("ann", "li"));
    expect(s.session("li").firstResponseMs).toBe(minute);
  });

  it("[KA3] replaces the auto-reply, which is sent if no rule matches", () => {
    const away = { autoReply: { when: "nobody_online", text: "away" } } as const;
    const s = shop(away, { ...ann, status: "offline" });
    expect(textsOf(s.when(writes("li", "发货")))).toEqual(["about delivery"]);
    expect(textsOf(s.delivered("li").when(writes("li", "有人吗")))).toEqual(["away"]);
    expect(textsOf(s.delivered("li").when(writes("li", "退款")))).toEqual(["about refund"]);
  });

  it("[KA3] is not sent for an entry or an image", () => {
    expect(repliesIn(shop().when(enters("li", "发货")))).toEqual([]);
    const content = { type: "unsupported", unsupported: { messageType: "发货" } } as const;
    const s = shop();
    s.when({ do: "receive", openid: "li", act: { kind: "message", content, saidAt: s.now } });
    expect(repliesIn(s)).toEqual([]);
  });

  it("[KA3] is sent while the owner is away but not while they are online", () => {
    const s = shop().when(writes("li", "你好")).when(picksUp("ann", "li"));
    expect(repliesIn(s.when(writes("li", "发货")))).toEqual([]);
    expect(textsOf(s.when(sets("ann", "ann", "away")).when(writes("li", "发货")))).toEqual([
      "about delivery",
    ]);
  });

  it("[KA3] is not sent to a blocked customer or one routed to WeChat's own tool", () => {
    const s = shop().when(writes("li")).when(picksUp("ann", "li")).when(blocks("ann", "li"));
    expect(repliesIn(s.when(writes("li", "发货")))).toEqual([]);
    const handing = shop({ handOver: "nobody_online" }, { ...ann, status: "offline" });
    expect(repliesIn(handing.when(writes("li", "发货")))).toEqual([]);
  });

  it.each([
    [1, 0],
    [2, 1],
  ])("[KA3] with %i replies granted uses %i and leaves the last for an agent", (replies, taken) => {
    const window = { replies, windowMs: hour };
    const s = shop({ replyPreset: "own", ownReplies: { entered: window, message: window } });
    expect(repliesIn(s.when(writes("li", "发货")))).toHaveLength(taken);
    expect(s.conversation("li").allowance.left).toBe(1);
  });

  it("[KA4] repeats a rule only after ten minutes, also in a new session or after a failure", () => {
    const s = shop().when(writes("li", "发货")).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(repliesIn(s.after(9 * minute).when(writes("li", "发货")))).toEqual([]);
    s.when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(repliesIn(s.after(-12 * minute).when(writes("li", "发货")))).toEqual([]);
    expect(textsOf(s.after(13 * minute).when(writes("li", "发货")))).toEqual(["about delivery"]);
  });

  it("[KA4] is not held back by another rule or another customer", () => {
    const s = shop().when(writes("li", "发货"));
    expect(textsOf(s.when(writes("li", "退款")))).toEqual(["about refund"]);
    expect(textsOf(s.when(writes("wu", "发货")))).toEqual(["about delivery"]);
    expect(s.conversation("li").keywordReplied.map(({ id }) => id)).toEqual(["delivery", "refund"]);
    s.when(changes({ remove: rules[0]?.id as KeywordReplyId })).after(9 * minute);
    s.when(changes({ add: rule("late", "地址") })).when(writes("li", "地址"));
    expect(s.conversation("li").keywordReplied).toHaveLength(2);
  });
});

describe("keyword rules", () => {
  const namesOf = ({ desk }: Scenario) => desk.keywordReplies.map(({ name }) => name);
  const [delivery, refund] = rules.map(({ id }) => id) as [KeywordReplyId, KeywordReplyId];
  const { id: _, ...address } = rule("address", "地址");

  it("[KA1] are added at the end, changed, reordered and deleted by admins", () => {
    const s = shop();
    expect(namesOf(s.when(changes({ add: address })))).toEqual(["delivery", "refund", "address"]);
    s.when(changes({ order: [refund] }));
    expect(namesOf(s)).toEqual(["refund", "delivery", "address"]);
    s.when(changes({ keywordReplyId: refund, fields: { name: "money back", on: false } }));
    expect(s.desk.keywordReplies[0]).toEqual({ ...rules[1], name: "money back", on: false });
    expect(repliesIn(s.when(writes("li", "退款")))).toEqual([]);
    expect(namesOf(s.when(changes({ remove: delivery })))).toEqual(["money back", "address"]);
  });

  it("[KA1] a change by others or of an unknown rule is refused, and the current state changes nothing", () => {
    for (const by of [ann, boss])
      shop()
        .when(changes({ add: address }, by))
        .thenRefused({ refusal: "not_allowed" });
    shop()
      .when(changes({ order: [delivery, refund] }))
      .thenFacts();
    shop()
      .when(changes({ keywordReplyId: delivery, fields: { on: true } }))
      .thenFacts();
    const gone = { refusal: "keyword_reply_not_found" } as const;
    const nobodys = "nobodys" as KeywordReplyId;
    shop()
      .when(changes({ remove: nobodys }))
      .thenRefused(gone);
    shop()
      .when(changes({ keywordReplyId: nobodys, fields: { on: false } }))
      .thenRefused(gone);
  });

  it("[KA1] at most fifty are kept", () => {
    const s = shop();
    for (let n = 2; n < 50; n++) s.when(changes({ add: { ...address, name: `rule ${n}` } }));
    expect(s.desk.keywordReplies).toHaveLength(50);
    s.when(changes({ add: address })).thenRefused({ refusal: "keyword_reply_limit_reached", limit: 50 });
  });
});
