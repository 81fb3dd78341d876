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
const promised = () => served().when(reminds("ann", "li", 2 * hour, "parcel"));

describe("setting a reminder", () => {
  it("[RM1] has a time and a text, and replaces the previous one", () => {
    const s = promised().thenFacts({ type: "reminder_set", session: { reminder: { text: "parcel" } } });
    expect(reminder(s)).toEqual({ at: s.now + 2 * hour, text: "parcel", by: "ann", due: false });
    s.when(reminds("ann", "li", 2 * hour, "parcel")).thenNothing();
    s.when(reminds("ann", "li", 3 * hour)).thenFacts("reminder_set");
    expect(reminder(s)).toEqual({ at: s.now + 3 * hour, text: null, by: "ann", due: false });
    s.when(reminds("ann", "li", null)).thenFacts("reminder_removed");
    expect(reminder(s)).toBeNull();
    s.when(reminds("ann", "li", null)).thenNothing();
  });

  it("[RM1] accepts times from one minute to thirty days ahead", () => {
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

  it("[RM2] is allowed to the owner or a supervisor while the session has an owner", () => {
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

  it("[RM2] changes nothing else of the session", () => {
    const before = served();
    const { reminder: _, ...was } = before.session("li");
    const { reminder: __, ...is } = before
      .after(minute)
      .when(reminds("ann", "li", hour))
      .session("li");
    expect(is).toEqual(was);
  });
});

describe("a due reminder", () => {
  it("[RM3] notifies its owner once and stays until removed or postponed", () => {
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

  it("[RM4] keeps an inactive session open after its window closed until it is removed", () => {
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

  it("[RM4] keeps a requeued session of a silent customer, as lapsed", () => {
    const s = given(anAccount(ann)).when(enters("li")).when(picksUp("ann", "li"));
    s.when(reminds("ann", "li", hour)).when(transfers("ann", "li", null));
    s.after(minute).when(timePassesOver("li")).thenFacts("place_changed");
    expect(s.session("li")).toMatchObject({ state: "waiting", lapsed: true, reminder: { due: false } });
  });

  it("[RM5] notifies no one while the session waits and then its next owner", () => {
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

describe("the life of a reminder", () => {
  it("[RM5] moves with the session to its next owner", () => {
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

  it("[RM5] is removed when the session ends, however it ends", () => {
    expect(reminder(promised().when(ends("ann", "li")))).toBeNull();
    expect(reminder(promised().when(blocks("ann", "li")))).toBeNull();
  });

  it("[RM6] loses its text when the content expires and keeps its time", () => {
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
