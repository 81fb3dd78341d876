import type { AccountSettings, OpeningHours } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  blocks,
  bob,
  comes,
  enters,
  given,
  picksUp,
  replies,
  type Scenario,
  sets,
  signsOut,
  withSettings,
  writes,
} from "./scenario.ts";

const neverOpen: OpeningHours = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
const alwaysOpen: OpeningHours = { ...neverOpen, week: Array(7).fill([{ from: "00:00", to: "24:00" }]) };
const shop = (change: Partial<AccountSettings>) => given(withSettings(anAccount(ann), change));
const handsOver = (s: Scenario): boolean => s.facts.some((f) => f.type === "customer_handed_over");

describe("routing customers to WeChat's own tool", () => {
  it("[HO1] does not happen unless the account enables it", () =>
    expect(handsOver(shop({ openingHours: neverOpen }).when(signsOut("ann")).when(writes("li")))).toBe(
      false,
    ));

  it("[HO1] happens while no agent is online; away does not count as online", () => {
    const s = shop({ handOver: "nobody_online" });
    expect(handsOver(s.when(writes("li")))).toBe(false);
    expect(handsOver(s.when(sets("ann", "ann", "away")).when(writes("wu")))).toBe(true);
    expect(handsOver(s.when(signsOut("ann")).when(writes("xu")))).toBe(true);
    expect(handsOver(s.when(comes("ann")).when(writes("ye")))).toBe(false);
    const two = anAccount(ann, { ...bob, status: "offline" });
    expect(handsOver(given(withSettings(two, { handOver: "nobody_online" })).when(writes("li")))).toBe(false);
  });

  it("[HO1] happens outside opening hours even if agents are online", () => {
    expect(handsOver(shop({ handOver: "closed", openingHours: neverOpen }).when(writes("li")))).toBe(true);
    expect(handsOver(shop({ handOver: "closed", openingHours: alwaysOpen }).when(writes("li")))).toBe(false);
    expect(handsOver(shop({ handOver: "closed" }).when(writes("li")))).toBe(false);
  });

  const closed = { handOver: "closed", openingHours: neverOpen, greeting: "welcome" } as const;

  it("[HO2] stores the message without a session and marks the conversation", () => {
    const s = shop(closed)
      .when(writes("li", "anybody there?"))
      .thenFacts(
        { type: "customer_message_received", message: { type: "text", sessionId: null } },
        {
          type: "customer_handed_over",
          message: { direction: "system", sessionId: null, notice: { what: "handed_over" } },
        },
      );
    expect(s.desk.sessions.size).toBe(0);
    expect(s.conversation("li").allowance.left).toBe(3);
  });

  it("[HO2] only records an entry: no session, no greeting, no routing", () =>
    shop(closed)
      .when(enters("li"))
      .thenFacts({ type: "customer_entered", message: { sessionId: null } }));

  it("[HO2] stores the message in a waiting session and ends it", () => {
    const s = shop({}).when(writes("li"));
    s.when({ do: "change_account", by: null, change: closed })
      .when(writes("li"))
      .thenFacts(
        "customer_message_received",
        {
          type: "customer_handed_over",
          message: { sessionId: s.session("li").id },
        },
        { type: "session_ended", message: { notice: { what: "ended", why: "handed_over" } } },
      );
    expect(s.session("li").state).toBe("ended");
    expect(s.desk.waitingCount).toBe(0);
  });

  it("[HO3] does not happen to a customer whom an agent serves", () => {
    const s = shop({}).when(writes("li")).when(picksUp("ann", "li"));
    s.when({ do: "change_account", by: null, change: closed })
      .when(writes("li"))
      .thenFacts("customer_message_received");
    const inactive = shop({}).when(writes("li")).when(picksUp("ann", "li")).when(replies("ann", "li"));
    inactive.when(signsOut("ann"));
    inactive
      .when({ do: "change_account", by: null, change: closed })
      .when(writes("li"))
      .thenFacts("session_waits_again", "customer_message_received");
  });

  it("[HO3] does not happen to a blocked customer", () => {
    const s = shop({}).when(writes("li")).when(picksUp("ann", "li")).when(blocks("ann", "li"));
    s.when({ do: "change_account", by: null, change: closed })
      .when(writes("li"))
      .thenFacts({ type: "customer_message_received", message: { sessionId: null } });
  });
});
