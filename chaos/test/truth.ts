/** A true history and its parts, which tests modify. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { aSession } from "@jieru/shared/test/fixtures";
import { checkHistory } from "../check/check.ts";
import type { History, Logged, Said, Shown } from "../history.ts";

export const openid = "li";
export const inHand = aSession("s1", {
  state: "active",
  ownerId: "ann" as AgentId,
  epoch: 1,
  lastSeq: 4,
  waitingSince: null,
});
const snapshot = {
  seq: 5,
  now: 0,
  account: {},
  me: { id: "ann", role: "agent" },
  agents: [],
  sessions: [inHand],
  waiting: { count: 0, sessions: [] },
};
export const held = snapshot as unknown as Snapshot;
export const pushed = (n: number, sentAt: number, answeredAt: number | null) =>
  ({
    key: `m${n}`,
    openid,
    label: `c#${n}`,
    sentAt,
    answeredAt,
  }) as const;
export const kept = (n: number) => ({ key: `m${n}`, openid, label: `c#${n}`, state: "kept" }) as const;
export const base = {
  openid,
  sessionId: "s1",
  agentId: null,
  epoch: null,
  clientMessageId: null,
  delivery: null,
  wasUnconfirmed: false,
};
export const said = (n: number, seq: number): Said => ({
  ...base,
  id: `in${n}`,
  seq,
  direction: "in",
  label: `c#${n}`,
});
export const reply: Said = {
  ...base,
  id: "out1",
  seq: 4,
  direction: "out",
  label: "r1",
  agentId: "ann",
  epoch: 1,
  clientMessageId: "i1",
  delivery: "sent",
};
export const logged = (seq: number, patch: Partial<Logged> = {}): Logged => ({
  seq,
  at: seq,
  type: "session_opened",
  sessionId: "s1",
  conversationId: "k1",
  state: "active",
  ownerId: "ann",
  previousOwnerId: null,
  epoch: 1,
  unread: 0,
  lastSeq: seq,
  unreadAtRest: 0,
  reminder: null,
  why: null,
  hasMessage: false,
  begins: null,
  ...patch,
});

export const nothingTold: Shown["told"] = { covered: [], seqs: [], sessions: [], messages: [] };

export const truth = (): History => ({
  pushed: [pushed(1, 100, 110), pushed(2, 200, 210)],
  kept: [kept(1), kept(2)],
  said: [said(1, 1), said(2, 3), reply],
  sent: [{ openid, text: "r1", verdict: "accepted", errcode: 0, delivered: true }],
  log: [
    logged(1, { state: "waiting", ownerId: null, epoch: 0 }),
    logged(2),
    logged(3, { hasMessage: true }),
    logged(4),
    logged(5),
  ],
  headSeq: 5,
  aside: null,
  unsettled: [],
  settledAfterMs: 60_000,
  calmSince: null,
  unready: [],
  miscounted: [],
  atRest: { seq: 5, open: [inHand] },
  pictures: [{ openid, id: "p1", pushed: "2×3", served: "2×3", isKeptThere: true }],
  intents: [{ clientMessageId: "i1", text: "r1", sessionId: "s1", at: 300, answer: "taken" }],
  claims: [{ sessionId: "s1", epoch: 1, ownerId: "ann", state: "active", lastSeq: 2 }],
  words: [],
  found: [],
  later: null,
  shown: [
    {
      name: "ann 1",
      agentId: "ann",
      held,
      fresh: held,
      seen: [{ id: "in1", seq: 1, label: "c#1" }],
      told: { covered: [{ from: 0, to: 5 }], seqs: [1, 2, 3, 4, 5], sessions: [2, 3, 4, 5], messages: [3] },
      asked: new Set(),
      watched: [],
      pages: [
        {
          openid,
          status: 200,
          seq: 5,
          ids: ["in1", "in2", "out1"],
          labels: ["c#1", "c#2", "r1"],
          more: false,
        },
      ],
      signedOut: [],
    },
  ],
  ownEnds: 0,
});

export const named = (patch: Partial<History>): string[] =>
  checkHistory({ ...truth(), ...patch }).violations.map(({ promise, kind }) => `${promise} ${kind}`);
