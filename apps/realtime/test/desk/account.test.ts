import type { AgentId } from "@jieru/shared/domain/ids";
import type { AccountSettings, OpeningHours } from "@jieru/shared/domain/settings";
import { describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import {
  anAccount,
  ann,
  enters,
  given,
  isBound,
  minute,
  picksUp,
  replies,
  withSettings,
  writes,
} from "./scenario.ts";

const sets = (change: Partial<AccountSettings>): Command => ({ do: "change_account", by: null, change });
const ownReplies = {
  entered: { replies: 0, windowMs: 0 },
  message: { replies: 9, windowMs: 60 * minute },
};
const openingHours: OpeningHours = {
  timeZone: "Asia/Shanghai",
  week: [[], [], [], [], [], [], []],
  days: [],
};

describe("settings changed by an admin", () => {
  it("[ST1] saving the current settings changes nothing, whatever the order of their fields", () => {
    const { timeZone, week, days } = openingHours;
    given(anAccount())
      .when(sets({ openingHours, greeting: "您好" }))
      .thenFacts({ type: "account_changed", account: { openingHours, greeting: "您好" } })
      .when(sets({ openingHours: { days, week, timeZone } }))
      .thenNothing()
      .when(sets({ openingHours: { ...openingHours, days: [{ date: "2026-10-01", hours: [] }] } }))
      .thenFacts("account_changed")
      .when(sets({}))
      .thenNothing();
  });

  it("[AG6] a change by an agent who is no longer an admin is refused", () => {
    const by = "root" as AgentId;
    const set = { do: "change_account", by, change: { greeting: "您好" } } as const;
    given(anAccount())
      .when(isBound("root", "admin"))
      .when(isBound("boss", "admin"))
      .when({ do: "change_role", agentId: by, by: "boss" as AgentId, role: "agent" })
      .when(set)
      .thenRefused("not_allowed")
      .when({ do: "unbind_agent", agentId: by, by: "boss" as AgentId })
      .when(set)
      .thenRefused("not_allowed")
      .when({ ...set, by: "boss" as AgentId })
      .thenFacts("account_changed");
  });

  it("[ST2] custom reply limits are required when they apply", () =>
    given(anAccount())
      .when(sets({ replyPreset: "own" }))
      .thenRefused("own_replies_missing")
      .when(sets({ replyPreset: "own", ownReplies }))
      .thenFacts("account_changed")
      .when(sets({ ownReplies: null }))
      .thenRefused("own_replies_missing")
      .when(sets({ replyPreset: "current" }))
      .thenFacts("account_changed"));

  it("[ST3] [RA1] custom reply limits apply from the customer's next message or entry", () => {
    const s = given(anAccount()).when(writes("li"));
    expect(s.when(sets({ replyPreset: "own", ownReplies })).conversation("li").allowance.left).toBe(3);
    expect(s.when(writes("li")).conversation("li").allowance.left).toBe(9);
    expect(s.when(enters("wu")).conversation("wu").allowance).toMatchObject({ left: 0, granted: 0 });
  });

  it("[ST3] the inactivity time applies from the next message", () => {
    const s = given(anAccount(ann)).when(writes("li")).when(picksUp("ann", "li")).when(replies("ann", "li"));
    s.when(sets({ reactivateAfterMs: 5 * minute }));
    expect(s.session("li").reactivateAt).toBe(s.now + 30 * minute);
    expect(s.when(writes("li")).session("li").reactivateAt).toBe(s.now + 5 * minute);
  });

  it("[ST3] [DI1] a newly bound agent starts with the account's initial capacity and automatic pick-up", () => {
    const desk = withSettings(anAccount(), { initialCapacity: 4, initialAuto: true });
    expect(given(desk).when(isBound("cid")).agent("cid")).toMatchObject({ capacity: 4, auto: true });
  });
});

const notes = (refused: Extract<Command, { do: "note_credentials" }>["refused"]): Command => ({
  do: "note_credentials",
  refused,
});

describe("WeChat's refusal of the account's credentials", () => {
  const wrongSecret = { why: "secret", errcode: 40125, address: null, repliesUntil: null } as const;
  const notListed = { why: "address", errcode: 40164, address: "203.0.113.9", repliesUntil: null } as const;

  it("[MA11] keeps its start time when WeChat changes the reason", () => {
    const s = given(anAccount()).when(notes(notListed));
    const since = s.now;
    s.after(minute).when(notes({ ...notListed, address: "203.0.113.10" }));
    expect(s.desk.account.credentialsRefused).toMatchObject({ address: "203.0.113.10", since });
    s.when(notes(wrongSecret));
    expect(s.desk.account.credentialsRefused).toMatchObject({ since: since + minute });
  });

  it("[MA11] states until when replies still leave, until WeChat refuses one", () => {
    const s = given(anAccount()).when(notes({ ...wrongSecret, repliesUntil: 9_000 }));
    const until = () => s.desk.account.credentialsRefused?.repliesUntil;
    expect(until()).toBe(9_000);
    s.when(notes(wrongSecret));
    expect(until()).toBeNull();
    s.when(notes({ ...wrongSecret, repliesUntil: 9_000 })).thenNothing();
    s.when(notes({ ...notListed, repliesUntil: 9_000 }));
    expect(until()).toBe(9_000);
  });

  it("[MA11] is reported when it begins, changes and ends", () => {
    const silent = given(anAccount())
      .when(notes(wrongSecret))
      .thenFacts({ type: "credentials_refused", account: { credentialsRefused: { ...wrongSecret } } });
    silent
      .when(notes(wrongSecret))
      .thenNothing()
      .when(notes(notListed))
      .thenFacts({ type: "credentials_refused", account: { credentialsRefused: { ...notListed } } })
      .when(notes(null))
      .thenFacts({ type: "credentials_accepted", account: { credentialsRefused: null } })
      .when(notes(null))
      .thenNothing();
  });
});

it("[PU9] an ingestion outage is reported once when pushes stop and once when they return", () => {
  given(anAccount())
    .when({ do: "note_silence", since: null })
    .thenNothing()
    .when({ do: "note_silence", since: 5 })
    .thenFacts({ type: "pushes_ceased", account: { pushesSilentSince: 5 } })
    .when({ do: "note_silence", since: 6 })
    .thenNothing()
    .when({ do: "note_silence", since: null })
    .thenFacts({ type: "pushes_came_back", account: { pushesSilentSince: null } });
});
