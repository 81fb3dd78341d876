import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { describe, expect, it } from "vitest";
import type { History, Logged, Shown, Unready } from "../history.ts";
import { held, inHand, logged, named, nothingTold, openid, reply, said, truth } from "./truth.ts";

const bySue = { ...held, me: { id: "sue", role: "supervisor" } as unknown as Snapshot["me"] };
const supervisor: Shown = { ...(truth().shown[0] as Shown), agentId: "sue", held: bySue, fresh: bySue };

it("the checker accepts events outside a console's frames and events of another agent", () => {
  const [one] = truth().shown as [History["shown"][0]];
  const away = {
    ...nothingTold,
    covered: [
      { from: 0, to: 2 },
      { from: 3, to: 5 },
    ],
    seqs: [2, 4, 5],
  };
  expect(named({ shown: [{ ...one, told: away }] })).toEqual([]);
  const others = { ...nothingTold, covered: [{ from: 0, to: 5 }] };
  expect(named({ shown: [{ ...one, agentId: "bob", told: others }] })).toEqual([]);
});

describe("the checker reports a false history of the log or the consoles", () => {
  const [shown] = truth().shown as [History["shown"][0]];
  const unready = (state: Unready["state"]) => ({ unready: [{ openid, id: "p1", state, failure: null }] });
  const later = { ...held, waiting: { count: 1, sessions: [] } };
  it.each([
    ["a hole", { log: truth().log.filter(({ seq }) => seq !== 3) }, "P3 lost"],
    ["a head that is further", { headSeq: 6 }, "P3 lost"],
    ["two messages at one number", { said: [said(1, 1), said(2, 1), reply] }, "P3 duplicated"],
    ["a console that shows something else", { shown: [{ ...shown, fresh: later }] }, "P8 diverged"],
    ["a console that shows nothing", { shown: [{ ...shown, held: null }] }, "P8 diverged"],
    [
      "a console told another place",
      { shown: [{ ...shown, seen: [{ id: "in1", seq: 2, label: "c#1" }] }] },
      "P3 reordered",
    ],
    [
      "a console told what is not there",
      { shown: [{ ...shown, seen: [{ id: "in7", seq: 2, label: "c#1" }] }] },
      "P3 unexpected",
    ],
    [
      "a console whose frames leave out an event of its agent's",
      { shown: [{ ...shown, told: { ...shown.told, seqs: [1, 2, 4, 5] } }] },
      "P8 lost",
    ],
    [
      "a console told other words",
      { shown: [{ ...shown, seen: [{ id: "in1", seq: 1, label: "c#2" }] }] },
      "P3 untrue",
    ],
    [
      "a console told of an event twice",
      { shown: [{ ...shown, told: { ...shown.told, seqs: [1, 2, 3, 3, 4, 5] } }] },
      "P3 duplicated",
    ],
    [
      "a console told of an event after a later one",
      { shown: [{ ...shown, told: { ...shown.told, seqs: [1, 2, 4, 3, 5] } }] },
      "P3 reordered",
    ],
    [
      "a console not told that its agent's session was taken from them",
      {
        log: [...truth().log.slice(0, 4), logged(5, { ownerId: "bob", previousOwnerId: "ann", epoch: 2 })],
        shown: [{ ...shown, told: { ...shown.told, seqs: [1, 2, 3, 4] } }],
      },
      "P8 lost",
    ],
    [
      "a supervisor not told of what their lists show",
      { shown: [{ ...supervisor, told: { ...shown.told, messages: [], seqs: [1, 2, 3, 5] } }] },
      "P8 lost",
    ],
    ["a console sent away", { shown: [{ ...shown, signedOut: ["expired"] }] }, "P8 unexpected"],
    ["an image for ever on its way", unready("fetching"), "P7 unsettled"],
    ["an image that was given up", unready("failed"), "P2 lost"],
    ["an image of which there is no row", unready("missing"), "P2 lost"],
    ["a reply settled too late", { settledAfterMs: 60_001 }, "P7 unsettled"],
    ["a reply never settled", { settledAfterMs: null }, "P7 unsettled"],
    ["a server that fell by itself", { ownEnds: 1 }, "P11 fell"],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });
});

describe("the checker reports a false history of shown and available content", () => {
  const [shown] = truth().shown as [Shown];
  const [page] = shown.pages as [Shown["pages"][0]];
  const shownWith = (patch: Partial<Shown["told"]>, one: Partial<Shown> = {}) => ({
    shown: [{ ...shown, ...one, told: { ...shown.told, ...patch } }],
  });
  const shows = (patch: Partial<Snapshot>) => {
    const both = { ...held, ...patch };
    return { shown: [{ ...shown, held: both, fresh: both }] };
  };
  const reads = (patch: Partial<Shown["pages"][0]>) => ({
    shown: [{ ...shown, pages: [{ ...page, ...patch }] }],
  });
  const waits = {
    ...inHand,
    id: "s2" as SessionId,
    state: "waiting",
    ownerId: null,
    waitingSince: 7,
  } as const;
  it.each([
    ["words told to who does not own them", shownWith({ messages: [1] }), "P8 unexpected"],
    [
      "words told to who supervises and looks at nothing",
      shownWith({ messages: [3] }, { agentId: "sue" }),
      "P8 unexpected",
    ],
    [
      "words told to who looks at another's conversation",
      shownWith({ messages: [3] }, { agentId: "bob", asked: new Set(["k1"]) }),
      "P8 unexpected",
    ],
    ["words not told to who owns the session", shownWith({ messages: [] }), "P8 lost"],
    [
      "words not told to a supervisor who looks at the conversation",
      shownWith({ messages: [] }, { ...supervisor, watched: [{ conversationId: "k1", from: 2, to: 5 }] }),
      "P8 lost",
    ],
    ["a session told to who never had it", shownWith({ sessions: [1] }), "P8 unexpected"],
    ["a session that every console misses", shows({ sessions: [] }), "P8 untrue"],
    [
      "an unread count that every console has wrong",
      shows({ sessions: [{ ...inHand, unread: 1 }] as unknown as Snapshot["sessions"] }),
      "P8 untrue",
    ],
    ["a session that is nobody's to show", { atRest: { seq: 5, open: [] } }, "P8 untrue"],
    ["a waiting line that misses one", { atRest: { seq: 5, open: [inHand, waits] } }, "P8 untrue"],
    ["rows of a moment that no console shows", { atRest: { seq: 6, open: [inHand] } }, "P8 unsettled"],
    ["a page that misses a message", reads({ ids: ["in1", "out1"] }), "P3 lost"],
    ["a page with other words", reads({ labels: ["c#1", "c#1", "r1"] }), "P3 untrue"],
    ["a page that misses one where there are more", reads({ ids: ["in1", "out1"], more: true }), "P3 lost"],
    ["a page that is refused", reads({ status: 403, ids: [] }), "P3 lost"],
    ["a page without an answer", reads({ status: null, ids: [] }), "P3 lost"],
    ["a page in another order", reads({ ids: ["in2", "in1", "out1"] }), "P3 reordered"],
    ["a page with another's message", reads({ ids: ["in1", "in2", "out9", "out1"] }), "P3 unexpected"],
    [
      "another customer's picture",
      { pictures: [{ openid, id: "p1", pushed: "2×3", served: "5×5", isKeptThere: true }] },
      "P2 unexpected",
    ],
    [
      "a picture kept in another's conversation",
      { pictures: [{ openid, id: "p1", pushed: "2×3", served: "2×3", isKeptThere: false }] },
      "P2 unexpected",
    ],
    [
      "a picture that is not to be had",
      { pictures: [{ openid, id: "p1", pushed: "2×3", served: null, isKeptThere: true }] },
      "P2 lost",
    ],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it("the checker accepts content sent to a watching supervisor or about a waiting customer", () => {
    const looking = { asked: new Set(["k1"]), watched: [{ conversationId: "k1", from: 2, to: 5 }] };
    expect(named(shownWith({ messages: [3] }, { ...supervisor, ...looking }))).toEqual([]);
    const [first, ...others] = truth().log;
    const log = [{ ...(first as Logged), hasMessage: true }, ...others];
    const bob = { agentId: "bob", asked: new Set(["k1"]) };
    expect(named({ log, ...shownWith({ seqs: [1], sessions: [], messages: [1] }, bob) })).toEqual([]);
    expect(
      named(
        shownWith({ messages: [] }, { ...supervisor, watched: [{ conversationId: "k1", from: 3, to: 5 }] }),
      ),
    ).toEqual([]);
  });

  it("the checker accepts events sent to a former owner or to a supervisor", () => {
    const log = truth().log.map((e) =>
      e.seq === 5 ? { ...e, ownerId: "bob", epoch: 2, previousOwnerId: "ann" } : e,
    );
    const lost = { log, claims: [], atRest: { seq: 5, open: [] }, ...shows({ sessions: [] }) };
    expect(named(lost)).toEqual([]);
    const [one] = shows({ me: bySue.me }).shown as [Shown];
    expect(named({ shown: [{ ...one, agentId: "sue", told: { ...shown.told, messages: [] } }] })).toEqual([]);
  });
});
