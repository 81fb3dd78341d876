import type { AccountSettings, AutoReply, OpeningHours } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import type { DeskAgent } from "../../src/desk/desk.ts";
import {
  anAccount,
  anAgent,
  ann,
  blocks,
  bob,
  ends,
  enters,
  finishes,
  given,
  hour,
  minute,
  picksUp,
  replies,
  type Scenario,
  sets,
  startsDelivery,
  timePassesOver,
  transfers,
  withSettings,
  writes,
} from "./scenario.ts";

const closed: OpeningHours = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
const open: OpeningHours = { ...closed, week: Array(7).fill([{ from: "00:00", to: "24:00" }]) };
const text = "您好，现在没有客服在线。";
const replying = (when: AutoReply["when"], change: Partial<AccountSettings> = {}) => ({
  autoReply: { when, text },
  ...change,
});

type Person = Omit<DeskAgent, "seat">;
const shop = (change: Partial<AccountSettings>, ...agents: Person[]) =>
  given(withSettings(anAccount(...(agents.length > 0 ? agents : [ann, bob])), change));
const away = (person: Person): Person => ({ ...person, status: "away", chosenStatus: "away" });
const gone = (person: Person): Person => ({ ...person, status: "offline" });

const isSaid = ({ facts }: Scenario): boolean => facts.some((f) => f.type === "reply_queued");
const night = replying("closed", { openingHours: closed });

describe("the auto-reply", () => {
  it("[GR4] is in nobody's name, queued with the message, and costs one of the replies it grants", () => {
    const s = shop(night)
      .when(writes("li"))
      .thenFacts("session_opened", "customer_message_received", {
        type: "reply_queued",
        message: {
          type: "text",
          text,
          direction: "out",
          agentId: null,
          clientMessageId: null,
          delivery: { state: "queued", ordinal: 1, of: 3 },
        },
        session: { state: "waiting", unread: 1 },
        dispatch: { state: "queued", attempts: 0 },
      });
    expect(s.conversation("li").allowance.left).toBe(2);
    s.when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } })
      .when(finishes("li", { kind: "sent" }))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sent" } } });
  });

  it("[GR4] answers nobody who only enters, and nobody unless the account says so", () => {
    expect(isSaid(shop(night).when(enters("li")))).toBe(false);
    expect(isSaid(shop({ openingHours: closed }, gone(ann)).when(writes("li")))).toBe(false);
  });

  const someone = [ann, gone(bob)];
  const nobody = [gone(ann), away(bob)];
  it.each<[AutoReply["when"], Person[], OpeningHours | null, boolean]>([
    ["nobody_online", someone, open, false],
    ["nobody_online", someone, closed, false],
    ["nobody_online", nobody, open, true],
    ["nobody_online", nobody, null, true],
    ["closed", someone, open, false],
    ["closed", someone, null, false],
    ["closed", someone, closed, true],
    ["closed", nobody, open, false],
    ["closed", nobody, closed, true],
    ["either", someone, open, false],
    ["either", someone, null, false],
    ["either", someone, closed, true],
    ["either", nobody, open, true],
    ["either", nobody, closed, true],
  ])("[GR4] %s, agents and hours: case %#", (when, agents, openingHours, isExpected) =>
    expect(isSaid(shop(replying(when, { openingHours }), ...agents).when(writes("li")))).toBe(isExpected),
  );

  it("[GR5] is not said while an agent who is online serves the customer, but is while they are away", () => {
    const s = shop(night, ann).when({ do: "change_account", by: null, change: { autoReply: null } });
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when({ do: "change_account", by: null, change: night });
    expect(isSaid(s.when(writes("li")))).toBe(false);
    expect(isSaid(s.when(sets("ann", "ann", "away")).when(writes("li")))).toBe(true);
  });

  it("[GR5] is not said where automatic pick-up assigns the session at once, but is where nobody has room", () => {
    const auto = anAgent("ann", { auto: true, capacity: 1 });
    const s = shop(replying("closed", { openingHours: closed }), auto).when(writes("li"));
    s.thenFacts("session_opened", "customer_message_received", "session_picked_up");
    s.when(writes("wu")).thenFacts("session_opened", "customer_message_received", "reply_queued");
  });

  it("[GR5] is said in a session that fell asleep, once it waits again", () => {
    const s = shop({ openingHours: closed }).when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li")).delivered("li");
    s.after(30 * minute).when(timePassesOver("li"));
    s.when({ do: "change_account", by: null, change: night })
      .when(writes("li"))
      .thenFacts("session_waits_again", "customer_message_received", "reply_queued");
  });

  it("[GR5] is said once, however often and long the customer writes on", () => {
    const s = shop(night).when(writes("li")).delivered("li");
    for (const ms of [0, minute, 11 * hour, 13 * hour])
      s.after(ms).when(writes("li")).thenFacts("customer_message_received");
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[GR5] is said again after an agent has replied, from 12 hours on", () => {
    const s = shop(night)
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(replies("ann", "li"))
      .delivered("li");
    s.when(sets("ann", "ann", "away"));
    expect(isSaid(s.after(11 * hour).when(writes("li")))).toBe(false);
    expect(isSaid(s.after(hour).when(writes("li")))).toBe(true);
    expect(isSaid(s.after(13 * hour).when(writes("li")))).toBe(false);
  });

  it("[GR5] nor again in a new session within 12 hours, also by a clock that was set back", () => {
    const s = shop(night).when(writes("li")).when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(isSaid(s.after(-hour).when(writes("li")))).toBe(false);
    s.when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(isSaid(s.after(13 * hour).when(writes("li")))).toBe(true);
  });

  it("[GR5] another customer is answered all the same", () => {
    const s = shop(night).when(writes("li"));
    expect(isSaid(s.when(writes("wu")))).toBe(true);
  });

  it("[GR5] one that failed counts as said, and gives its reply back", () => {
    const s = shop(night).when(writes("li")).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(s.conversation("li").allowance.left).toBe(3);
    expect(isSaid(s.when(writes("li")))).toBe(false);
  });

  it("[GR5] never takes the last reply", () => {
    const grants = (count: number) => ({
      replyPreset: "own" as const,
      ownReplies: {
        entered: { replies: 5, windowMs: minute },
        message: { replies: count, windowMs: hour },
      },
    });
    expect(isSaid(shop({ ...night, ...grants(0) }).when(writes("li")))).toBe(false);
    expect(isSaid(shop({ ...night, ...grants(1) }).when(writes("li")))).toBe(false);
    expect(isSaid(shop({ ...night, ...grants(2) }).when(writes("li")))).toBe(true);
  });

  it("[GR5] is not said to who is on the blacklist, nor to who is handed over", () => {
    const s = shop({}).when(writes("li")).when(picksUp("ann", "li")).when(blocks("ann", "li"));
    expect(isSaid(s.when({ do: "change_account", by: null, change: night }).when(writes("li")))).toBe(false);
    const handing = shop({ ...night, handOver: "closed" });
    handing.when(writes("wu")).thenFacts("customer_message_received", "customer_handed_over");
  });

  it("[GR6] the customer waits as before, and lists show what they wrote", () => {
    const s = shop(night).when(writes("li", "在吗"));
    const waits = { unansweredSince: s.now, waitingSince: s.now, unread: 1, firstResponseMs: null };
    expect(s.session("li")).toMatchObject({ ...waits, lastMessage: { text: "在吗", direction: "in" } });
    s.after(minute)
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "sent" }));
    expect(s.session("li")).toMatchObject({ ...waits, lastMessage: { text: "在吗", direction: "in" } });
  });

  it("[GR6] the first reply of an agent is the first, and answers the customer", () => {
    const s = shop(night).when(writes("li")).after(hour).when(picksUp("ann", "li"));
    s.after(minute).when(replies("ann", "li", "来了", { seen: s.reply("li").id }));
    expect(s.session("li")).toMatchObject({ firstResponseMs: minute, unansweredSince: null, unread: 0 });
  });

  it("[GR6] it goes out though the session has found an owner, and others after them", () => {
    const s = shop(night, ann, bob).when(writes("li")).when(picksUp("ann", "li"));
    s.when(transfers("ann", "li", "bob"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } });
  });

  it("[GR6] [DI4] one that fails gives the session's owner no more time", () => {
    const s = shop({ ...night, noAnswerMs: 5 * minute })
      .when(writes("li"))
      .when(startsDelivery("li"));
    s.when(picksUp("ann", "li"));
    const { servedSince } = s.session("li");
    s.after(minute).when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(s.session("li").servedSince).toBe(servedSince);
  });
});

const nineToSix: OpeningHours = { ...closed, week: Array(7).fill([{ from: "09:00", to: "18:00" }]) };
const opens = { autoReply: { when: "closed", text: "我们 {opens} 再见" } } as const;

describe("the next opening in the auto-reply", () => {
  it("[GR7] is told as it is at the moment of the decision", () => {
    const s = shop({ ...opens, openingHours: nineToSix }).after(3 * hour); // 19:00 there
    s.when(writes("li"));
    expect(s.reply("li")).toMatchObject({ text: "我们 明天 09:00 再见" });
    s.after(9 * hour).when(writes("wu"));
    expect(s.reply("wu")).toMatchObject({ text: "我们 今天 09:00 再见" });
  });

  it("[GR7] nothing is said where no opening is known any more", () =>
    expect(isSaid(shop({ ...opens, openingHours: closed }).when(writes("li")))).toBe(false));

  const refused = (why: string) => ({ refusal: "next_opening_unknown", why }) as never;
  const change = (change: Partial<AccountSettings>) => ({ do: "change_account", by: null, change }) as const;

  it("[GR7] is refused with the reason where it cannot be told", () => {
    const s = shop({ openingHours: nineToSix });
    for (const when of ["nobody_online", "either"] as const)
      s.when(change({ autoReply: { ...opens.autoReply, when } })).thenRefused(refused("not_only_closed"));
    for (const openingHours of [null, closed, open])
      s.when(change({ ...opens, openingHours })).thenRefused(refused("no_next_opening"));
    s.when(change(opens)).thenFacts("account_changed");
    s.when(change({ openingHours: null })).thenRefused(refused("no_next_opening"));
    s.when(change({ autoReply: null, openingHours: null })).thenFacts("account_changed");
  });

  it("[GR7] keeps no other setting from being changed once it cannot be told any more", () =>
    shop({ ...opens, openingHours: closed })
      .when(change({ greeting: "您好" }))
      .thenFacts("account_changed"));
});
