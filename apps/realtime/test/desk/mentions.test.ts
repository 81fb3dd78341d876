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
const meant = (s: Scenario) => noted(s)?.to?.map(({ agentId }) => agentId) ?? [];
const unseen = (s: Scenario) => s.conversation("li").mentions.map(({ agentId, by }) => `${agentId} by ${by}`);

describe("whom a note is meant for", () => {
  it("[MN1] stands beside its text, each once, with the name they had then", () => {
    const s = active().when(notes("ann", "li", "@boss look", "id", ["boss", "boss", "root"]));
    s.thenFacts({ type: "note_added", message: { note: "@boss look" } });
    expect(noted(s)?.to).toEqual([
      { agentId: "boss", name: "boss" },
      { agentId: "root", name: "root" },
    ]);
    s.when(notes("ann", "li", "@boss look", "id", ["boss", "root"])).thenNothing();
  });

  it("[MN1] a note that names nobody keeps nothing of the kind", () => {
    const s = active().when(notes("ann", "li")).thenFacts("note_added");
    expect(noted(s)).not.toHaveProperty("to");
  });

  it("[MN2] the owner, the last one after the end, and who supervises", () => {
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

  it("[MN2] nobody who may read it only until somebody picks it up", () =>
    waiting()
      .when(mentions("ann", "li", "bob"))
      .thenRefused("mention_refused")
      .when(mentions("ann", "li", "boss"))
      .thenFacts("note_added"));

  it("[MN2] neither oneself nor somebody who is not of the account; nothing of such a note is kept", () => {
    const s = active()
      .when(mentions("ann", "li", "boss", "ann"))
      .thenRefused("mention_refused");
    s.when(mentions("ann", "li", "boss", "elsewhere"));
    s.thenRefused({ refusal: "mention_refused", agentId: "elsewhere" as never });
    expect(unseen(s)).toEqual([]);
  });

  it("[MN2] who may leave no note mentions nobody", () =>
    active()
      .when(mentions("bob", "li", "boss"))
      .thenRefused("not_allowed"));

  it("[MN3] what a supervisor notes in a running session is said to its owner", () => {
    expect(meant(active().when(notes("boss", "li")))).toEqual(["ann"]);
    expect(meant(active().when(mentions("boss", "li", "root")))).toEqual(["root", "ann"]);
    expect(meant(active().when(mentions("boss", "li", "ann")))).toEqual(["ann"]);
    expect(meant(active().when(notes("ann", "li")))).toEqual([]);
    expect(meant(waiting().when(notes("boss", "li")))).toEqual([]);
    expect(meant(over().when(notes("boss", "li")))).toEqual([]);
  });
});

describe("until they have seen it", () => {
  it("[MN4] it stands on the customer's record, through the end and into the next session", () => {
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

  it("[MN4] of several notes the newest; each of those meant by itself", () => {
    const s = active()
      .when(mentions("ann", "li", "boss", "root"))
      .when(mentions("root", "li", "boss"));
    expect(unseen(s)).toEqual(["root by ann", "boss by root", "ann by root"]);
    s.when(seesMention("ann", "li"));
    expect(unseen(s)).toEqual(["root by ann", "boss by root"]);
  });

  it("[MN4] [MN5] who passed the session on cannot see it any more, and can once it is theirs again", () => {
    const s = active()
      .when(notes("boss", "li"))
      .when(transfers("ann", "li", "bob"));
    s.when(seesMention("ann", "li")).thenRefused("not_allowed");
    s.when(transfers("bob", "li", "ann"))
      .when(seesMention("ann", "li"))
      .thenFacts("mention_seen");
  });

  it("[MN4] who has left the account is forgotten with the next", () => {
    const s = active()
      .when(mentions("ann", "li", "boss"))
      .when(unbinds("root", "boss"));
    s.when(mentions("ann", "li", "root"));
    expect(unseen(s)).toEqual(["root by ann"]);
  });

  it("[MN5] a newer note than the one they saw stays; the same twice changes nothing", () => {
    const s = active().when(mentions("ann", "li", "boss"));
    const first = noted(s)?.id;
    s.when(mentions("ann", "li", "boss"))
      .when(seesMention("boss", "li", first))
      .thenNothing();
    expect(unseen(s)).toEqual(["boss by ann"]);
    s.when(seesMention("boss", "li")).thenFacts("mention_seen").when(seesMention("boss", "li")).thenNothing();
  });

  it("[MN4] [NO3] neither changes the session or the allowance", () => {
    const s = served();
    const before = { session: s.session("li"), conversation: s.conversation("li") };
    s.when(notes("boss", "li")).when(seesMention("ann", "li"));
    const { lastSeq: _, ...session } = s.session("li");
    expect(before.session).toMatchObject(session);
    expect(s.conversation("li")).toEqual(before.conversation);
  });
});
