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
  it("[GR4] has no author, is queued with the message and uses one of the replies it grants", () => {
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

  it("[GR4] is not sent for an entry, nor unless the account enables it", () => {
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

  it("[GR5] is sent while the owner is away but not while they are online", () => {
    const s = shop(night, ann).when({ do: "change_account", by: null, change: { autoReply: null } });
    s.when(writes("li")).when(picksUp("ann", "li"));
    s.when({ do: "change_account", by: null, change: night });
    expect(isSaid(s.when(writes("li")))).toBe(false);
    expect(isSaid(s.when(sets("ann", "ann", "away")).when(writes("li")))).toBe(true);
  });

  it("[GR5] is sent when automatic pick-up finds no free agent, but not when it assigns the session", () => {
    const auto = anAgent("ann", { auto: true, capacity: 1 });
    const s = shop(replying("closed", { openingHours: closed }), auto).when(writes("li"));
    s.thenFacts("session_opened", "customer_message_received", "session_picked_up");
    s.when(writes("wu")).thenFacts("session_opened", "customer_message_received", "reply_queued");
  });

  it("[GR5] is sent in an inactive session once it waits again", () => {
    const s = shop({ openingHours: closed }).when(writes("li")).when(picksUp("ann", "li"));
    s.when(replies("ann", "li")).delivered("li");
    s.after(30 * minute).when(timePassesOver("li"));
    s.when({ do: "change_account", by: null, change: night })
      .when(writes("li"))
      .thenFacts("session_waits_again", "customer_message_received", "reply_queued");
  });

  it("[GR5] is sent once, however often the customer writes", () => {
    const s = shop(night).when(writes("li")).delivered("li");
    for (const ms of [0, minute, 11 * hour, 13 * hour])
      s.after(ms).when(writes("li")).thenFacts("customer_message_received");
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[GR5] is sent again 12 hours later if an agent has replied", () => {
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

  it("[GR5] is not repeated in a new session within 12 hours, also after the clock is set back", () => {
    const s = shop(night).when(writes("li")).when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(isSaid(s.after(-hour).when(writes("li")))).toBe(false);
    s.when(picksUp("ann", "li")).when(ends("ann", "li"));
    expect(isSaid(s.after(13 * hour).when(writes("li")))).toBe(true);
  });

  it("[GR5] is sent to each customer separately", () => {
    const s = shop(night).when(writes("li"));
    expect(isSaid(s.when(writes("wu")))).toBe(true);
  });

  it("[GR5] a failed auto-reply counts as sent and returns its reply to the allowance", () => {
    const s = shop(night).when(writes("li")).when(startsDelivery("li"));
    s.when(finishes("li", { kind: "not_sent", reason: "unreachable", code: null }));
    expect(s.conversation("li").allowance.left).toBe(3);
    expect(isSaid(s.when(writes("li")))).toBe(false);
  });

  it("[GR5] never uses the last reply", () => {
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

  it("[GR5] is not sent to a blocked customer or one routed to WeChat's own tool", () => {
    const s = shop({}).when(writes("li")).when(picksUp("ann", "li")).when(blocks("ann", "li"));
    expect(isSaid(s.when({ do: "change_account", by: null, change: night }).when(writes("li")))).toBe(false);
    const handing = shop({ ...night, handOver: "closed" });
    handing.when(writes("wu")).thenFacts("customer_message_received", "customer_handed_over");
  });

  it("[GR6] leaves the customer waiting, and lists show the customer's message", () => {
    const s = shop(night).when(writes("li", "在吗"));
    const waits = { unansweredSince: s.now, waitingSince: s.now, unread: 1, firstResponseMs: null };
    expect(s.session("li")).toMatchObject({ ...waits, lastMessage: { text: "在吗", direction: "in" } });
    s.after(minute)
      .when(startsDelivery("li"))
      .when(finishes("li", { kind: "sent" }));
    expect(s.session("li")).toMatchObject({ ...waits, lastMessage: { text: "在吗", direction: "in" } });
  });

  it("[GR6] does not count as the first response, and an agent's reply answers the customer", () => {
    const s = shop(night).when(writes("li")).after(hour).when(picksUp("ann", "li"));
    s.after(minute).when(replies("ann", "li", "来了", { seen: s.reply("li").id }));
    expect(s.session("li")).toMatchObject({ firstResponseMs: minute, unansweredSince: null, unread: 0 });
  });

  it("[GR6] is sent even after the session has changed owners", () => {
    const s = shop(night, ann, bob).when(writes("li")).when(picksUp("ann", "li"));
    s.when(transfers("ann", "li", "bob"))
      .when(startsDelivery("li"))
      .thenFacts({ type: "delivery_changed", message: { delivery: { state: "sending" } } });
  });

  it("[GR6] [DI4] a failed auto-reply does not extend the owner's response time", () => {
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
  it("[GR7] is stated as of the moment of the decision", () => {
    const s = shop({ ...opens, openingHours: nineToSix }).after(3 * hour); // 19:00 there
    s.when(writes("li"));
    expect(s.reply("li")).toMatchObject({ text: "我们 明天 09:00 再见" });
    s.after(9 * hour).when(writes("wu"));
    expect(s.reply("wu")).toMatchObject({ text: "我们 今天 09:00 再见" });
  });

  it("[GR7] is not sent, and the auto-reply with it, if no opening is known", () =>
    expect(isSaid(shop({ ...opens, openingHours: closed }).when(writes("li")))).toBe(false));

  const refused = (why: string) => ({ refusal: "next_opening_unknown", why }) as never;
  const change = (change: Partial<AccountSettings>) => ({ do: "change_account", by: null, change }) as const;

  it("[GR7] is refused with the reason if it is unknown", () => {
    const s = shop({ openingHours: nineToSix });
    for (const when of ["nobody_online", "either"] as const)
      s.when(change({ autoReply: { ...opens.autoReply, when } })).thenRefused(refused("not_only_closed"));
    for (const openingHours of [null, closed, open])
      s.when(change({ ...opens, openingHours })).thenRefused(refused("no_next_opening"));
    s.when(change(opens)).thenFacts("account_changed");
    s.when(change({ openingHours: null })).thenRefused(refused("no_next_opening"));
    s.when(change({ autoReply: null, openingHours: null })).thenFacts("account_changed");
  });

  it("[GR7] does not block changes of other settings once it is unknown", () =>
    shop({ ...opens, openingHours: closed })
      .when(change({ greeting: "您好" }))
      .thenFacts("account_changed"));
});
