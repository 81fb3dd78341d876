import type { AgentId } from "@jieru/shared/domain/ids";
import { describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import {
  type Action,
  anAccount,
  ann,
  blocks,
  bob,
  boss,
  changesTags,
  ends,
  given,
  minute,
  notes,
  picksUp,
  remarks,
  replies,
  root,
  type Scenario,
  served,
  setsPickup,
  tags,
  unblocks,
  writes,
} from "./scenario.ts";

const waiting = () => given(anAccount(ann, bob, boss)).when(writes("li"));
const over = () => served().when(ends("ann", "li"));

describe("notes", () => {
  it("[NO1] the owner, a supervisor or the last owner may add a note", () => {
    served().when(notes("ann", "li")).thenFacts("note_added");
    served().when(notes("boss", "li")).thenFacts("note_added");
    served().when(notes("bob", "li")).thenRefused("not_allowed");
    over().when(notes("ann", "li")).thenFacts("note_added");
    over().when(notes("boss", "li")).thenFacts("note_added");
    over().when(notes("bob", "li")).thenRefused("not_allowed");
  });

  it("[NO1] any agent may add a note while the session waits", () =>
    waiting().when(notes("bob", "li")).thenFacts("note_added"));

  it("[NO1] the last owner's right ends when someone else owns the next session", () =>
    over().when(writes("li")).when(picksUp("bob", "li")).when(notes("ann", "li")).thenRefused("not_allowed"));

  it("[NO2] a note is stored in the open session with its author", () => {
    const s = served();
    s.when(notes("boss", "li", "be kind")).thenFacts({
      type: "note_added",
      message: { direction: "system", type: "note", note: "be kind", agentId: "boss" },
    });
    expect(s.facts[0]?.message?.sessionId).toBe(s.session("li").id);
  });

  it("[NO3] [NO4] a note changes neither the session, the allowance nor the outbox", () => {
    const s = served().when(writes("li", "where is it?")).after(minute);
    const before = { session: s.session("li"), conversation: s.conversation("li"), outbox: s.desk.outbox };
    s.when(notes("ann", "li"));
    const { lastSeq, ...session } = s.session("li");
    expect({ ...session, lastSeq: before.session.lastSeq }).toEqual(before.session);
    expect(lastSeq).toBe(s.desk.seq);
    expect(s.conversation("li")).toBe(before.conversation);
    s.when(notes("boss", "li"));
    const { mentions: _, ...others } = s.conversation("li");
    expect({ ...others, mentions: [] }).toEqual(before.conversation);
    expect(s.desk.outbox).toBe(before.outbox);
    expect(s.facts[0]?.message?.delivery).toBeNull();
  });

  it("[OB1] repeating a note changes nothing, and a different note under its id is refused", () =>
    served()
      .when(notes("ann", "li", "one", "id"))
      .when(notes("ann", "li", "one", "id"))
      .thenNothing()
      .when(notes("ann", "li", "two", "id"))
      .thenRefused("client_message_id_reused")
      .when(notes("boss", "li", "one", "id"))
      .thenRefused("client_message_id_reused"));

  it("[OB1] a note cannot use the id of a reply", () =>
    served()
      .when(notes("ann", "li", "one", "id"))
      .when(replies("ann", "li", "one", { clientMessageId: "id" as never }))
      .thenRefused("client_message_id_reused"));

  it("[NO6] [OB10] an empty note or one over 1,000 characters is refused", () =>
    served()
      .when(notes("ann", "li", " \n"))
      .thenRefused("text_empty")
      .when(notes("ann", "li", "\u200b\u0007"))
      .thenRefused("text_empty")
      .when(notes("ann", "li", "字".repeat(1_001)))
      .thenRefused({ refusal: "note_too_long", limit: 1_000 })
      .when(notes("ann", "li", "😀".repeat(1_000)))
      .thenFacts("note_added"));
});

describe("remark and tags", () => {
  it("[TG2] only readers may set a remark, and the same remark changes nothing", () =>
    served()
      .when(remarks("ann", "li", "Mr Li"))
      .thenFacts({ type: "remark_changed", conversation: { remark: "Mr Li" } })
      .when(remarks("ann", "li", "Mr Li"))
      .thenNothing()
      .when(remarks("bob", "li", "Hm"))
      .thenRefused("not_allowed"));

  it("[TG2] a remark and tags can be set without an open session", () => {
    over()
      .when(remarks("ann", "li", "Mr Li"))
      .thenFacts("remark_changed");
    over()
      .when(tags("boss", "li", "vip"))
      .thenFacts("tags_changed");
    over()
      .when(tags("bob", "li", "vip"))
      .thenRefused("not_allowed");
  });

  it("[TG3] a tag change lists the tags added and removed", () =>
    served()
      .when(tags("ann", "li", "vip", "late"))
      .thenFacts({ type: "tags_changed", tagsAdded: ["vip", "late"], tagsRemoved: [] })
      .when(tags("ann", "li", "late", "paid"))
      .thenFacts({
        type: "tags_changed",
        conversation: { tags: ["late", "paid"] },
        tagsAdded: ["paid"],
        tagsRemoved: ["vip"],
      })
      .when(tags("ann", "li", "late", "paid"))
      .thenNothing());
});

describe("tags changed by several agents", () => {
  it("[TG4] both agents' changes are kept, and repeated changes do nothing", () =>
    served()
      .when(changesTags("ann", "li", { add: ["vip"] }))
      .when(changesTags("boss", "li", { add: ["late", "vip"] }))
      .thenFacts({ type: "tags_changed", conversation: { tags: ["vip", "late"] }, tagsAdded: ["late"] })
      .when(changesTags("boss", "li", { remove: ["vip", "paid"] }))
      .thenFacts({ type: "tags_changed", conversation: { tags: ["late"] }, tagsRemoved: ["vip"] })
      .when(changesTags("ann", "li", { remove: ["vip"] }))
      .thenNothing());

  it("[TG1] more than 20 tags are refused, also if each agent added few", () => {
    const some = (prefix: string) => Array.from({ length: 11 }, (_, i) => `${prefix}${i}`);
    served()
      .when(changesTags("ann", "li", { add: some("a") }))
      .when(changesTags("boss", "li", { add: some("b") }))
      .thenRefused("tag_limit_reached");
    served()
      .when(changesTags("ann", "li", { add: some("a") }))
      .when(changesTags("boss", "li", { add: some("b").slice(0, 9) }))
      .thenFacts("tags_changed")
      .when(changesTags("boss", "li", { add: ["a0"] }))
      .thenNothing()
      .when(changesTags("boss", "li", { add: ["one too many"] }))
      .thenRefused("tag_limit_reached");
  });

  it("[TG4] a customer above the tag limit can lose tags but gain none", () => {
    const many = Array.from({ length: 22 }, (_, i) => `t${i}`);
    const s = served();
    const crowded = { ...s.conversation("li"), tags: many };
    s.desk = { ...s.desk, conversations: new Map([[crowded.id, crowded]]) };
    s.when(changesTags("ann", "li", { add: ["new"], remove: ["t0"] }))
      .thenRefused("tag_limit_reached")
      .when(changesTags("ann", "li", { remove: ["t0"] }))
      .thenFacts({ type: "tags_changed", conversation: { tags: many.slice(1) }, tagsRemoved: ["t0"] })
      .when(changesTags("ann", "li", { add: ["new"], remove: ["t1", "t2"] }))
      .thenFacts({ type: "tags_changed", tagsAdded: ["new"] });
  });
});

describe("blacklist", () => {
  it("[BL1] only the owner or a supervisor may block a customer", () => {
    served().when(blocks("bob", "li")).thenRefused("not_owner");
    waiting().when(blocks("bob", "li")).thenRefused("session_waiting");
    waiting().when(blocks("boss", "li")).thenFacts("customer_blocked", "session_ended");
    over().when(blocks("ann", "li")).thenFacts("customer_blocked");
  });

  it("[BL2] blocking ends the open session and frees its owner", () => {
    const s = served().when(blocks("ann", "li", "abuse"));
    s.thenFacts(
      {
        type: "customer_blocked",
        conversation: { blocked: true },
        message: { type: "notice", notice: { what: "blocked", agentId: "ann", reason: "abuse" } },
        blacklist: { agentId: "ann", reason: "abuse" },
      },
      {
        type: "session_ended",
        session: { state: "ended" },
        message: { type: "notice", notice: { what: "ended", why: "blocked" } },
      },
    );
    expect(s.agent("ann").load).toBe(0);
  });

  it("[BL2] blocking assigns the next waiting customer to the freed agent", () =>
    given(anAccount({ ...ann, capacity: 1 }))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(writes("wu"))
      .when(setsPickup("ann", true, 1))
      .when(blocks("ann", "li"))
      .thenFacts("customer_blocked", "session_ended", "session_picked_up"));

  it("[BL1] blocking twice changes nothing, and unblocking allows sessions again", () =>
    served()
      .when(blocks("ann", "li"))
      .when(blocks("boss", "li", "really"))
      .thenNothing()
      .when(unblocks("bob", "li"))
      .thenRefused("not_owner")
      .when(unblocks("ann", "li"))
      .thenFacts({ type: "customer_unblocked", conversation: { blocked: false } })
      .when(unblocks("ann", "li"))
      .thenNothing()
      .when(writes("li"))
      .thenFacts("session_opened", "customer_message_received"));
});

it("[TG5] a supervisor renames a tag for every customer and merges it with an existing one", () => {
  const s = given(anAccount(ann, boss))
    .when(writes("li"))
    .when(writes("wu"))
    .when(tags("boss", "li", "old"))
    .when(tags("boss", "wu", "old", "new"));
  const of = ["li", "wu"].map((openid) => {
    const { id, conversationId } = s.session(openid);
    return { conversationId, sessionId: id };
  });
  const rename = (agentId: string) =>
    ({ do: "rename_tag", agentId: agentId as AgentId, from: "old", to: "new", of }) as const;
  s.when(rename("ann")).thenRefused("not_allowed");
  s.when(rename("boss"))
    .thenFacts(
      { type: "tags_changed", conversation: { tags: ["new"] }, tagsAdded: ["new"], tagsRemoved: ["old"] },
      { type: "tags_changed", conversation: { tags: ["new"] }, tagsAdded: [], tagsRemoved: ["old"] },
    )
    .when(rename("boss"))
    .thenNothing();
});

describe("a customer erased before a command is decided", () => {
  const erases: Action = (s) => {
    const { id, conversationId } = s.session("li");
    return { do: "erase_customer", agentId: "root" as AgentId, conversationId, sessionId: id };
  };
  const erased = () => given(anAccount(ann, root)).when(writes("li")).when(picksUp("ann", "li")).when(erases);

  it("[RT3] a command issued before the erasure leaves nothing", () => {
    for (const command of [
      remarks("ann", "li", "Mr Li"),
      tags("ann", "li", "vip"),
      notes("ann", "li", "lives in Hangzhou"),
      blocks("ann", "li", "shouted at us"),
    ])
      erased().when(command).thenRefused("session_not_found");
  });

  it("[RT3] customer attributes from the company's server notify no earlier owner", () =>
    erased()
      .when((s) => ({ do: "set_attributes", openid: "li", sessionId: s.session("li").id }))
      .thenNothing());

  it("[RT3] a command from before the erasure does not apply to a customer who returned", () => {
    const s = given(anAccount(ann, root)).when(writes("li")).when(picksUp("ann", "li"));
    const command = (remarks("ann", "li", "Mr Li") as (s: Scenario) => Command)(s);
    s.when(erases)
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(command)
      .thenRefused("session_not_found")
      .when(remarks("ann", "li", "Li"))
      .thenFacts({ type: "remark_changed", conversation: { remark: "Li" } });
  });

  it("[RT2] [BL1] an erased customer can still be unblocked", () =>
    given(anAccount(ann, root))
      .when(writes("li"))
      .when(picksUp("ann", "li"))
      .when(blocks("ann", "li"))
      .when(erases)
      .when(unblocks("root", "li"))
      .thenFacts({ type: "customer_unblocked", conversation: { blocked: false } }));

  it("[RT3] unblocking an erased customer adds no notice and no session", () => {
    const s = given(anAccount(ann, root)).when(writes("li")).when(picksUp("ann", "li"));
    s.when(blocks("ann", "li")).when(erases).when(unblocks("root", "li"));
    expect(s.facts[0]).not.toHaveProperty("message");
    expect(s.facts[0]).not.toHaveProperty("session");
  });
});

it("[NO2] a note goes into the session open at the decision, whichever was named", () => {
  const s = given(anAccount(ann)).when(writes("li")).when(picksUp("ann", "li"));
  const command = (notes("ann", "li", "call back") as (s: Scenario) => Command)(s);
  const before = s.session("li").id;
  s.when(ends("ann", "li")).when(writes("li", "me again")).when(picksUp("ann", "li"));
  expect(s.session("li").id).not.toBe(before);
  s.when(command).thenFacts({ type: "note_added", message: { sessionId: s.session("li").id } });
});
