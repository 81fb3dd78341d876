import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  asleep,
  blocks,
  bob,
  boss,
  ends,
  enters,
  given,
  hour,
  minute,
  picksUp,
  reactivates,
  reminds,
  replies,
  root,
  type Scenario,
  served,
  takesOver,
  timePassesOver,
  transfers,
  writes,
} from "./scenario.ts";

const day = 24 * hour;
const reminder = (s: Scenario) => s.session("li").reminder;
/** Ann serves li, and is to be told in two hours. */
const promised = () => served().when(reminds("ann", "li", 2 * hour, "parcel"));

describe("a reminder is set", () => {
  it("[RM1] for a time and what for; a new one takes the place of the one before", () => {
    const s = promised().thenFacts({ type: "reminder_set", session: { reminder: { text: "parcel" } } });
    expect(reminder(s)).toEqual({ at: s.now + 2 * hour, text: "parcel", by: "ann", due: false });
    s.when(reminds("ann", "li", 2 * hour, "parcel")).thenNothing();
    s.when(reminds("ann", "li", 3 * hour)).thenFacts("reminder_set");
    expect(reminder(s)).toEqual({ at: s.now + 3 * hour, text: null, by: "ann", due: false });
    s.when(reminds("ann", "li", null)).thenFacts("reminder_removed");
    expect(reminder(s)).toBeNull();
    s.when(reminds("ann", "li", null)).thenNothing();
  });

  it("[RM1] from a minute to thirty days ahead", () => {
    const s = served();
    const refusal = {
      refusal: "reminder_time_refused",
      from: s.now + minute,
      until: s.now + 30 * day,
    } as const;
    s.when(reminds("ann", "li", minute - 1)).thenRefused(refusal);
    s.when(reminds("ann", "li", 30 * day + 1)).thenRefused(refusal);
    s.when(reminds("ann", "li", minute)).thenFacts("reminder_set");
    s.when(reminds("ann", "li", 30 * day)).thenFacts("reminder_set");
  });

  it("[RM2] by its owner or a supervisor, while somebody has the session", () => {
    const s = given(anAccount(ann, bob, boss)).when(writes("li"));
    s.when(reminds("ann", "li", hour)).thenRefused("session_waiting");
    s.when(picksUp("ann", "li"))
      .when(reminds("bob", "li", hour))
      .thenRefused({ refusal: "not_owner", agentId: ann.id, agentName: "ann" });
    s.when(reminds("nobody", "li", hour)).thenRefused("not_bound");
    s.when(reminds("boss", "li", hour)).thenFacts("reminder_set");
    expect(reminder(s)?.by).toBe("boss");
    s.when(reminds("ann", "li", null)).thenFacts("reminder_removed");
    s.when(ends("ann", "li"))
      .when(reminds("ann", "li", hour))
      .thenRefused("session_ended");
    asleep()
      .when(reminds("ann", "li", hour))
      .thenFacts("reminder_set");
  });

  it("[RM2] and nobody has said anything: nothing else of the session changes", () => {
    const before = served();
    const { reminder: _, ...was } = before.session("li");
    const { reminder: __, ...is } = before
      .after(minute)
      .when(reminds("ann", "li", hour))
      .session("li");
    expect(is).toEqual(was);
  });
});

describe("its time comes", () => {
  it("[RM3] its owner is told once, and it stays until it is removed or put off", () => {
    const s = promised()
      .when(replies("ann", "li"))
      .after(2 * hour - 1)
      .when(timePassesOver("li"));
    expect(s.session("li")).toMatchObject({ state: "inactive", reminder: { due: false } });
    s.after(1).when(timePassesOver("li")).thenFacts("reminder_due");
    s.when(timePassesOver("li")).thenNothing();
    s.when(reactivates("ann", "li")).when(replies("ann", "li")).when(writes("li"));
    expect(reminder(s)?.due).toBe(true);
    s.when(reminds("ann", "li", hour, "parcel")).thenFacts("reminder_set");
    expect(reminder(s)?.due).toBe(false);
    s.after(hour).when(timePassesOver("li")).thenFacts("reminder_due");
    s.when(reminds("ann", "li", null)).thenFacts("reminder_removed");
  });

  it("[RM4] of an inactive session after its window has closed: it ends when the reminder is gone", () => {
    const s = asleep().when(reminds("ann", "li", 72 * hour));
    s.after(48 * hour)
      .when(timePassesOver("li"))
      .thenNothing();
    s.after(24 * hour)
      .when(timePassesOver("li"))
      .thenFacts("reminder_due");
    s.when(timePassesOver("li")).thenNothing();
    s.when(reminds("ann", "li", null))
      .when(timePassesOver("li"))
      .thenFacts("session_ended");
  });

  it("[RM4] of a customer who said nothing, in the line: it stands among the lapsed", () => {
    const s = given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li"));
    s.when(reminds("ann", "li", hour)).when(transfers("ann", "li", null));
    s.after(minute).when(timePassesOver("li")).thenFacts("place_changed");
    expect(s.session("li")).toMatchObject({ state: "waiting", lapsed: true, reminder: { due: false } });
  });

  it("[RM5] nobody is told while it waits, and who gets it is", () => {
    const s = promised().when(transfers("ann", "li", null));
    s.after(2 * hour)
      .when(timePassesOver("li"))
      .thenNothing();
    s.when(picksUp("bob", "li")).when(timePassesOver("li"));
    s.thenFacts({
      type: "reminder_due",
      session: { ownerId: "bob", reminder: { text: "parcel", by: "ann" } },
    });
  });
});

describe("what becomes of it", () => {
  it("[RM5] it goes where the session goes", () => {
    const s = promised();
    const set = reminder(s);
    s.when(transfers("ann", "li", "bob")).when(takesOver("boss", "li"));
    expect(s.session("li")).toMatchObject({ ownerId: "boss", reminder: set });
    s.when(replies("boss", "li"))
      .after(31 * minute)
      .when(timePassesOver("li"));
    expect(s.session("li")).toMatchObject({ state: "inactive", reminder: set });
    s.when(writes("li"));
    expect(s.session("li")).toMatchObject({ state: "waiting", reminder: set });
  });

  it("[RM5] and ends with it, however that ends", () => {
    expect(reminder(promised().when(ends("ann", "li")))).toBeNull();
    expect(reminder(promised().when(blocks("ann", "li")))).toBeNull();
  });

  it("[RM6] what for goes with the session's words, the time stays", () => {
    const s = promised();
    s.when((x) => ({ do: "expire_words", sessionId: x.session("li").id, before: x.now + 1 }));
    expect(reminder(s)).toMatchObject({ text: null, due: false });
    const erased = given(anAccount(ann, root)).when(writes("li")).when(picksUp("ann", "li"));
    erased.when(reminds("ann", "li", hour, "Mr Li"));
    erased.when((x) => ({
      do: "erase_customer",
      agentId: root.id,
      conversationId: x.conversation("li").id,
      sessionId: x.session("li").id,
    }));
    expect(reminder(erased)).toBeNull();
  });
});
