import { describe, expect, it } from "vitest";
import {
  anAccount,
  ann,
  bob,
  boss,
  ends,
  given,
  mentions,
  notes,
  picksUp,
  root,
  type Scenario,
  seesMention,
  served,
  transfers,
  unbinds,
  writes,
} from "./scenario.ts";

const waiting = () => given(anAccount(ann, bob, boss, root)).when(writes("li"));
const active = () => waiting().when(picksUp("ann", "li"));
const over = () => active().when(ends("ann", "li"));
const noted = (s: Scenario) => {
  const { message } = s.facts[0] ?? {};
  return message?.type === "note" ? message : undefined;
};
const addressees = (s: Scenario) => noted(s)?.to?.map(({ agentId }) => agentId) ?? [];
const unseen = (s: Scenario) => s.conversation("li").mentions.map(({ agentId, by }) => `${agentId} by ${by}`);

describe("mentioned agents", () => {
  it("[MN1] are stored with the note, each once, with the name at that time", () => {
    const s = active().when(notes("ann", "li", "@boss look", "id", ["boss", "boss", "root"]));
    s.thenFacts({ type: "note_added", message: { note: "@boss look" } });
    expect(noted(s)?.to).toEqual([
      { agentId: "boss", name: "boss" },
      { agentId: "root", name: "root" },
    ]);
    s.when(notes("ann", "li", "@boss look", "id", ["boss", "root"])).thenNothing();
  });

  it("[MN1] a note without mentions stores none", () => {
    const s = active().when(notes("ann", "li")).thenFacts("note_added");
    expect(noted(s)).not.toHaveProperty("to");
  });

  it("[MN2] may be the owner, the last owner or a supervisor", () => {
    for (const s of [active(), over()]) {
      s.when(mentions("ann", "li", "boss", "root")).thenFacts("note_added");
      s.when(mentions("boss", "li", "ann")).thenFacts("note_added");
      s.when(mentions("boss", "li", "bob")).thenRefused({
        refusal: "mention_refused",
        agentId: bob.id,
        agentName: "bob",
      });
    }
  });

  it("[MN2] an agent who could read only while it waits cannot be mentioned", () =>
    waiting()
      .when(mentions("ann", "li", "bob"))
      .thenRefused("mention_refused")
      .when(mentions("ann", "li", "boss"))
      .thenFacts("note_added"));

  it("[MN2] mentioning oneself or an unknown agent refuses the whole note", () => {
    const s = active()
      .when(mentions("ann", "li", "boss", "ann"))
      .thenRefused("mention_refused");
    s.when(mentions("ann", "li", "boss", "elsewhere"));
    s.thenRefused({ refusal: "mention_refused", agentId: "elsewhere" as never });
    expect(unseen(s)).toEqual([]);
  });

  it("[MN2] an agent who may not add a note mentions no one", () =>
    active()
      .when(mentions("bob", "li", "boss"))
      .thenRefused("not_allowed"));

  it("[MN3] a supervisor's note in a running session notifies its owner", () => {
    expect(addressees(active().when(notes("boss", "li")))).toEqual(["ann"]);
    expect(addressees(active().when(mentions("boss", "li", "root")))).toEqual(["root", "ann"]);
    expect(addressees(active().when(mentions("boss", "li", "ann")))).toEqual(["ann"]);
    expect(addressees(active().when(notes("ann", "li")))).toEqual([]);
    expect(addressees(waiting().when(notes("boss", "li")))).toEqual([]);
    expect(addressees(over().when(notes("boss", "li")))).toEqual([]);
  });
});

describe("unseen mentions", () => {
  it("[MN4] stay on the customer's record through the end and into the next session", () => {
    const s = active().when(mentions("ann", "li", "boss"));
    expect(unseen(s)).toEqual(["boss by ann"]);
    expect(s.conversation("li").mentions).toMatchObject([
      { noteId: noted(s)?.id, seq: noted(s)?.seq, at: s.now },
    ]);
    s.when(ends("ann", "li")).when(writes("li")).when(picksUp("bob", "li"));
    expect(unseen(s)).toEqual(["boss by ann"]);
    s.when(seesMention("boss", "li")).thenFacts({
      type: "mention_seen",
      session: { id: s.session("li").id },
    });
    expect(unseen(s)).toEqual([]);
  });

  it("[MN4] only the newest mention per agent is kept, and each agent clears their own", () => {
    const s = active()
      .when(mentions("ann", "li", "boss", "root"))
      .when(mentions("root", "li", "boss"));
    expect(unseen(s)).toEqual(["root by ann", "boss by root", "ann by root"]);
    s.when(seesMention("ann", "li"));
    expect(unseen(s)).toEqual(["root by ann", "boss by root"]);
  });

  it("[MN4] [MN5] a former owner cannot mark a mention as seen until they own the session again", () => {
    const s = active()
      .when(notes("boss", "li"))
      .when(transfers("ann", "li", "bob"));
    s.when(seesMention("ann", "li")).thenRefused("not_allowed");
    s.when(transfers("bob", "li", "ann"))
      .when(seesMention("ann", "li"))
      .thenFacts("mention_seen");
  });

  it("[MN4] the next mention drops agents who left the account", () => {
    const s = active()
      .when(mentions("ann", "li", "boss"))
      .when(unbinds("root", "boss"));
    s.when(mentions("ann", "li", "root"));
    expect(unseen(s)).toEqual(["root by ann"]);
  });

  it("[MN5] a note newer than the one seen stays, and seeing it twice changes nothing", () => {
    const s = active().when(mentions("ann", "li", "boss"));
    const first = noted(s)?.id;
    s.when(mentions("ann", "li", "boss"))
      .when(seesMention("boss", "li", first))
      .thenNothing();
    expect(unseen(s)).toEqual(["boss by ann"]);
    s.when(seesMention("boss", "li")).thenFacts("mention_seen").when(seesMention("boss", "li")).thenNothing();
  });

  it("[MN4] [NO3] neither changes the session nor the allowance", () => {
    const s = served();
    const before = { session: s.session("li"), conversation: s.conversation("li") };
    s.when(notes("boss", "li")).when(seesMention("ann", "li"));
    const { lastSeq: _, ...session } = s.session("li");
    expect(before.session).toMatchObject(session);
    expect(s.conversation("li")).toEqual(before.conversation);
  });
});
