import type { ConductMatch, ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { ClientMessageId, ConductRuleId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import type { ConductRulesChange } from "../../src/desk/command.ts";
import type { Desk } from "../../src/desk/desk.ts";
import {
  anAccount,
  ann,
  bob,
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
  second,
  startsDelivery,
  timePassesOver,
  withSettings,
  writes,
} from "./scenario.ts";

const words = (...list: string[]): ConductMatch => ({ kind: "words", words: list });
const rule = (name: string, action: ConductRule["action"], match: ConductMatch): ConductRule => ({
  id: name as ConductRuleId,
  name,
  action,
  on: true,
  match,
});
const insult = rule("insult", "block", words("笨蛋"));
const phone = rule("phone", "warn", { kind: "phone_numbers" });
const links = rule("links", "warn", { kind: "links", allowed: ["shop.com"] });
const named = (...rules: ConductRule[]) => rules.map(({ id, name }) => ({ id, name }));

const shop = (change: Partial<Desk> = {}, settings: Partial<AccountSettings> = {}) =>
  given({
    ...withSettings(anAccount(ann, bob, root), settings),
    conductRules: [insult, phone, links],
    ...change,
  });
const active = (change: Partial<Desk> = {}, settings: Partial<AccountSettings> = {}) =>
  shop(change, settings).when(writes("li")).when(picksUp("ann", "li"));
const changes = (change: ConductRulesChange, by = root) => ({
  do: "change_conduct_rules" as const,
  agentId: by.id,
  change,
});
const sent = ({ facts }: Scenario) =>
  facts.flatMap((f) => (f.type === "reply_queued" && f.message.type === "text" ? [f.message.text] : []));

describe("a reply", () => {
  it("[CD4] a reply is refused with the name of the blocking rule, also if another rule warns", () => {
    active()
      .when(replies("ann", "li", "你 是 笨 蛋，打13800138000"))
      .thenRefused({ refusal: "outbound_refused", rules: named(insult) })
      .when(replies("ann", "li", "您好"))
      .thenFacts("reply_queued");
  });

  it("[CD3] a reply is refused by a warning until its agent accepts every rule that warns", () => {
    const text = "打13800138000或看 evil.com";
    const s = active()
      .when(replies("ann", "li", text))
      .thenRefused({ refusal: "outbound_warned", rules: named(phone, links) })
      .when(replies("ann", "li", text, { acceptedWarnings: [phone.id] }))
      .thenRefused({ refusal: "outbound_warned", rules: named(phone, links) })
      .when(replies("ann", "li", text, { acceptedWarnings: [phone.id, links.id] }))
      .thenFacts({ type: "reply_queued", accepted: named(phone, links) });
    expect(s.reply("li")).toMatchObject({ text });
  });

  it("[CD4] a reply is refused by a rule that blocks, whatever its agent accepts", () => {
    active()
      .when(replies("ann", "li", "笨蛋", { acceptedWarnings: [insult.id] }))
      .thenRefused("outbound_refused");
  });

  it("[CD3] a reply records no accepted warning that did not match", () => {
    const s = active().when(replies("ann", "li", "您好", { acceptedWarnings: [phone.id, "repetition"] }));
    expect(s.thenFacts("reply_queued").facts[0]?.accepted).toBeUndefined();
  });

  it("[CD2] a link is checked by title, description and address, and a mini-program card by its title", () => {
    const link = {
      title: "好物",
      description: "",
      url: "https://shop.com/a",
      thumbUrl: "https://evil.com/a.png",
    };
    const card = { title: "笨蛋", appId: "wx", pagePath: "pages/a", cover: null };
    active()
      .when(
        replies("ann", "li", "", { content: { type: "link", link: { ...link, url: "https://evil.com/" } } }),
      )
      .thenRefused("outbound_warned")
      .when(replies("ann", "li", "1", { content: { type: "link", link: { ...link, description: "笨蛋" } } }))
      .thenRefused("outbound_refused")
      .when(replies("ann", "li", "2", { content: { type: "miniprogrampage", card } as never }))
      .thenRefused("outbound_refused")
      .when(replies("ann", "li", "3", { content: { type: "link", link } }))
      .thenFacts("reply_queued");
  });

  it("[CD4] repeating an accepted reply changes nothing after a new rule forbids it", () => {
    const once = { clientMessageId: "once" as ClientMessageId };
    active()
      .when(replies("ann", "li", "私下联系", once))
      .thenFacts("reply_queued")
      .when(changes({ add: { name: "私下", action: "block", on: true, match: words("私下") } }))
      .when(replies("ann", "li", "私下联系", once))
      .thenNothing();
  });

  it("[CD4] a failed reply is refused when it is sent again after a rule forbids it", () => {
    const s = active()
      .when(replies("ann", "li", "私下联系"))
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "refused", reason: "wechat_refused" as never, code: 1 }));
    const failed = s.reply("li");
    s.when(changes({ add: { name: "私下", action: "block", on: true, match: words("私下") } }))
      .when(replies("ann", "li", "私下联系", { resendOf: failed.id }))
      .thenRefused("outbound_refused");
  });

  it("[CD2] internal notes are not checked", () => {
    active()
      .when((s) => ({
        do: "add_note",
        agentId: ann.id,
        conversationId: s.conversation("li").id,
        sessionId: s.session("li").id,
        clientMessageId: "n" as ClientMessageId,
        note: "客户电话13800138000，笨蛋",
      }))
      .thenFacts("note_added");
  });
});

describe("one text to many customers", () => {
  const text = "新品上市，欢迎选购";
  const repetition = { customers: 2, minutes: 10 };
  const answered = (...customers: string[]) => {
    const s = shop({}, { repetition });
    for (const openid of customers)
      s.when(writes(openid))
        .when(picksUp("ann", openid))
        .when(replies("ann", openid, `您好 ${openid}`));
    return s;
  };
  const says = (s: Scenario, openid: string, change = {}) => s.when(replies("ann", openid, text, change));

  it("[CD7] the customer beyond the limit triggers a warning that the agent may accept", () => {
    const s = answered("a", "b", "c");
    says(s, "a").thenFacts("reply_queued");
    says(s, "b").thenFacts("reply_queued");
    says(s, "c").thenRefused({ refusal: "outbound_warned", rules: [], repetition });
    says(s, "c", { acceptedWarnings: ["repetition"] }).thenFacts({
      type: "reply_queued",
      accepted: [{ id: "repetition", name: null }],
    });
  });

  it("[CD7] texts that differ only in character width or outer blanks count as the same", () => {
    const s = answered("a", "b", "c");
    s.when(replies("ann", "a", "ＯＫ吗")).when(replies("ann", "b", " OK吗\n"));
    s.when(replies("ann", "c", "OK吗")).thenRefused("outbound_warned");
  });

  it("[CD7] an answer to a customer who has written triggers no warning, however often it is sent", () => {
    const s = shop({}, { repetition });
    for (const openid of ["a", "b", "c", "d"]) {
      s.when(writes(openid)).when(picksUp("ann", openid));
      says(s, openid).thenFacts("reply_queued");
    }
    // Answers do not count towards the limit of unasked texts.
    says(s, "a", { clientMessageId: "again" }).thenFacts("reply_queued");
  });

  it("[CD7] each customer counts once, and other agents' texts and failed replies do not count", () => {
    const s = answered("a", "b", "c");
    says(s, "a");
    says(s, "a", { clientMessageId: "twice" }).thenFacts("reply_queued");
    says(s, "b").when(startsDelivery("b", text));
    s.when(finishes("b", { kind: "refused", reason: "wechat_refused" as never, code: 1 }, text));
    s.when(writes("d"))
      .when(picksUp("bob", "d"))
      .when(replies("bob", "d", "您好"));
    s.when(replies("bob", "d", text)).thenFacts("reply_queued");
    says(s, "c").thenFacts("reply_queued");
  });

  it("[CD7] the limit counts the configured minutes and nothing when it is off", () => {
    const s = answered("a", "b", "c");
    says(s, "a");
    says(s, "b");
    s.after(10 * minute);
    says(s, "c").thenFacts("reply_queued");
    const off = answered("a", "b", "c");
    off.desk = withSettings(off.desk, { repetition: null });
    for (const openid of ["a", "b", "c"]) says(off, openid).thenFacts("reply_queued");
  });

  it("[CD7] a new account allows 20 customers in 10 minutes", () => {
    expect(anAccount(ann).account.repetition).toEqual({ customers: 20, minutes: 10 });
  });
});

const keywordReply: KeywordReply = {
  id: "k" as never,
  name: "联系",
  keywords: [{ text: "电话", match: "contained" }],
  text: "请打13800138000",
  on: true,
};
const forbidden = { ...phone, action: "block" as const };

describe("a text that the account sends by itself", () => {
  const saves = (change: Partial<AccountSettings>) => ({
    do: "change_account" as const,
    by: root.id,
    change,
  });
  const refusedAs = (text: string, name: string | null = null) => ({
    refusal: "automatic_text_refused" as const,
    text: text as "greeting",
    name,
    rules: named(forbidden),
  });
  const bad = "请打13800138000";
  const always = { week: Array(7).fill([]), days: [], timeZone: "Asia/Shanghai" };

  it("[CD6] an automatic text cannot be saved if a rule blocks it", () => {
    const s = shop({ conductRules: [forbidden] });
    s.when(saves({ greeting: bad })).thenRefused(refusedAs("greeting"));
    s.when(saves({ autoReply: { when: "closed", text: bad } })).thenRefused(refusedAs("auto_reply"));
    s.when(saves({ ratingRequest: { text: `${bad}，{{link}}` } })).thenRefused(refusedAs("rating"));
    s.when({
      do: "change_keyword_replies",
      agentId: root.id,
      change: { add: { name: "联系", keywords: keywordReply.keywords, text: bad, on: false } },
    }).thenRefused(refusedAs("keyword_reply", "联系"));
    s.when(saves({ greeting: "您好" })).thenFacts("account_changed");
  });

  it("[CD6] a rule that would block an automatic text cannot be saved or turned on", () => {
    const { id, name, ...add } = forbidden;
    const s = shop({ conductRules: [phone], keywordReplies: [keywordReply] }, { greeting: "您好" });
    s.when(changes({ add: { name, ...add } })).thenRefused({
      ...refusedAs("keyword_reply", "联系"),
      rules: [{ id: expect.any(String), name }],
    });
    s.when(changes({ conductRuleId: id, fields: { action: "block" } })).thenRefused(
      refusedAs("keyword_reply", "联系"),
    );
    s.when(changes({ add: { name, ...add, on: false } })).thenFacts("conduct_rules_changed");
    const added = s.desk.conductRules.find(({ id: other }) => other !== id)?.id as ConductRuleId;
    s.when(changes({ conductRuleId: added, fields: { on: true } })).thenRefused("automatic_text_refused");
  });

  it("[CD6] an automatic text may hit a rule that warns, and is sent", () => {
    const s = shop({ conductRules: [phone] })
      .when(saves({ greeting: bad }))
      .thenFacts("account_changed");
    s.when(enters("li"));
    expect(sent(s)).toEqual([bad]);
  });

  it("[CD6] an automatic text is not sent if a rule blocks it at sending time", () => {
    const blocked = { conductRules: [forbidden], keywordReplies: [keywordReply] };
    const settings = {
      greeting: bad,
      openingHours: always,
      autoReply: { when: "closed" as const, text: bad },
      ratingRequest: { text: `${bad} {{link}}` },
    };
    const free = { ...blocked, conductRules: [] };
    const sentBy = (s: Scenario) => {
      const texts = [
        ...sent(s.when(enters("li"))),
        ...sent(s.when(writes("wu"))),
        ...sent(s.when(writes("xu", "电话"))),
      ];
      s.when(picksUp("ann", "xu")).when(replies("ann", "xu", "您好"));
      const over = s.when(ends("ann", "xu")).after(7 * second);
      return [...texts, ...sent(over.when(timePassesOver("xu")))];
    };
    expect(sentBy(shop(free, settings))).toHaveLength(4);
    expect(sentBy(shop(blocked, settings))).toEqual([]);
  });

  it("[CD6] a text that was already blocked does not prevent saving other settings", () => {
    const s = shop({ conductRules: [forbidden] }, { greeting: bad });
    s.when(saves({ graceMs: hour / 2 })).thenFacts("account_changed");
    s.when(changes({ remove: forbidden.id })).thenFacts("conduct_rules_changed");
  });
});

describe("the rules of an account", () => {
  const add = { name: "链接", action: "warn", on: true, match: links.match } as const;

  it("[CD1] an admin adds, changes and deletes rules, and saving the current state changes nothing", () => {
    const s = shop({ conductRules: [] }).when(changes({ add })).thenFacts("conduct_rules_changed");
    const [added] = s.desk.conductRules;
    expect(added).toEqual({ id: expect.any(String), ...add });
    const id = added?.id as ConductRuleId;
    s.when(changes({ conductRuleId: id, fields: { action: "block", on: false } }));
    expect(s.desk.conductRules).toEqual([{ id, ...add, action: "block", on: false }]);
    s.when(changes({ conductRuleId: id, fields: { on: false } })).thenNothing();
    s.when(changes({ remove: id })).thenFacts("conduct_rules_changed");
    expect(s.desk.conductRules).toEqual([]);
  });

  it("[CD1] a change by another role, or of an unknown id, is refused", () => {
    const unknown = "x" as ConductRuleId;
    shop()
      .when(changes({ add }, ann))
      .thenRefused("not_allowed")
      .when(changes({ conductRuleId: unknown, fields: { on: false } }))
      .thenRefused("conduct_rule_not_found")
      .when(changes({ remove: unknown }))
      .thenRefused("conduct_rule_not_found");
  });

  it("[CD1] the rule after the hundredth is refused", () => {
    const s = shop({ conductRules: [] });
    for (let i = 0; i < 100; i++) s.when(changes({ add })).thenFacts("conduct_rules_changed");
    s.when(changes({ add })).thenRefused({ refusal: "conduct_rule_limit_reached", limit: 100 });
  });
});
