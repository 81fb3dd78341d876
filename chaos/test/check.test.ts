import { describe, expect, it } from "vitest";
import { autoReplyText, greetingText, questionText, withoutLink } from "../by-itself.ts";
import { checkHistory } from "../check/check.ts";
import type { History, Logged, Said } from "../history.ts";
import type { Claim, Intent } from "../workload/agents.ts";
import { saysPicture } from "../workload/picture.ts";
import { base, kept, logged, named, nothingTold, pushed, reply, said, truth } from "./truth.ts";

it("the checker finds no violation in a true history", () => {
  const { violations, pushes, replies } = checkHistory(truth());
  expect(violations).toEqual([]);
  expect([pushes.ok, replies.sent]).toEqual([2, 1]);
});

it("the checker accepts pushes that WeChat gave up and any order of simultaneous pushes", () => {
  const gone = pushed(3, 300, null);
  expect(named({ pushed: [...truth().pushed, gone] })).toEqual([]);
  const together = [pushed(1, 100, 230), pushed(2, 200, 210)];
  const shown = truth().shown.map((one) => ({ ...one, seen: [], pages: [] }));
  expect(named({ pushed: together, said: [said(2, 1), said(1, 3), reply], shown })).toEqual([]);
  expect(named({ kept: [...truth().kept], pushed: [pushed(1, 100, null), pushed(2, 200, 210)] })).toEqual([]);
});

describe("the checker reports a false history of pushes", () => {
  it.each([
    ["an acknowledged push that is not kept", { kept: [kept(1)], said: [said(1, 1), reply] }, "P1 lost"],
    ["a kept push that is not said", { said: [said(1, 1), reply] }, "P1 lost"],
    ["a push said twice", { said: [said(1, 1), said(1, 2), said(2, 3), reply] }, "P2 duplicated"],
    [
      "a push kept twice",
      { kept: [kept(1), kept(1), kept(2)], said: [said(1, 1), said(2, 3), reply] },
      "P2 duplicated",
    ],
    ["a push nobody made", { kept: [...truth().kept, kept(9)] }, "P2 unexpected"],
    ["a push set apart", { kept: [kept(1), { ...kept(2), state: "quarantined" }] }, "P2 unexpected"],
    [
      "a push taken for one that nothing comes of",
      { kept: [kept(1), { ...kept(2), state: "ignored" }], said: [said(1, 1), reply] },
      "P2 unexpected",
    ],
    ["something said that nobody pushed", { said: [...truth().said, said(9, 5)] }, "P2 unexpected"],
    ["an answered push after a later one", { said: [said(2, 1), said(1, 3), reply] }, "P3 reordered"],
    ["a push kept in other words", { kept: [kept(1), { ...kept(2), label: "c#" }] }, "P1 untrue"],
    ["a push kept as another's", { kept: [kept(1), { ...kept(2), openid: "wu" }] }, "P1 untrue"],
    [
      "a push that is not taken though nothing is wrong any more",
      { calmSince: 150, pushed: [...truth().pushed, pushed(3, 300, null)] },
      "P11 unsettled",
    ],
    ["no push any more when nothing is wrong", { calmSince: 300 }, "P11 unsettled"],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it.each([
    ["acknowledged and not kept", { kept: [kept(1)], said: [said(1, 1), reply] }, "P1 lost"],
    ["said twice", { said: [said(1, 1), said(1, 2), said(2, 3), reply] }, "P2 duplicated"],
    ["in a log with a hole", { log: truth().log.filter(({ seq }) => seq !== 3) }, "P3 lost"],
  ] satisfies [string, Partial<History>, string][])("to another mini program: %s", (_what, patch, name) => {
    const { pushed, kept, said, log, headSeq } = { ...truth(), ...patch };
    expect(named({ aside: { pushed, kept, said, log, headSeq } })).toContain(name);
  });

  it("the checker accepts a calm period in which the server accepts every push", () =>
    expect(named({ calmSince: 150 })).toEqual([]));
});

describe("the checker reports a false unread count", () => {
  const received = (seq: number, unread: number) =>
    logged(seq, { type: "customer_message_received", unread });
  const from = (...events: Logged[]) => ({ log: [...truth().log.slice(0, 2), ...events] });
  it.each([
    ["a message counted twice", from(received(3, 1), received(4, 3), logged(5))],
    ["a message that is not counted", from(received(3, 1), received(4, 1), logged(5))],
    ["something counted that nobody said", from(received(3, 1), logged(4, { unread: 2 }), logged(5))],
    [
      "a row that counts what the log does not",
      from(received(3, 1), received(4, 2), logged(5, { unreadAtRest: 1 })),
    ],
  ])("%s", (_what, patch) => {
    expect(named(patch).filter((lie) => / untrue$/.test(lie))).toHaveLength(1);
  });

  it("the checker accepts an unread count that rises by one per message until the owner reads", () =>
    expect(named(from(received(3, 1), received(4, 2), logged(5)))).toEqual([]));
});

describe("the checker reports a false history of replies", () => {
  const call = truth().sent[0] as History["sent"][0];
  const busy = { ...call, verdict: "refused", errcode: -1, delivered: false } as const;
  const pressed = (patch: Partial<Intent>): Intent => ({ ...(truth().intents[0] as Intent), ...patch });
  const label = saysPicture("70×80");
  const picture = {
    intents: [pressed({ text: label })],
    said: truth().said.map((m) => (m.direction === "out" ? { ...m, label } : m)),
    shown: truth().shown.map((one) => ({ ...one, pages: [] })),
  };
  const shown = { ...call, text: label };
  const others = truth().said.filter(({ direction }) => direction === "in");
  const came = (n: number) => ({ ...pushed(n, n * 100, n * 100 + 10), key: `e${n}`, label: "[entered]" });
  const entry = (n: number) => ({ ...kept(n), key: `e${n}`, label: "[entered]" });
  const entered = (seq: number): Said => ({
    ...base,
    id: `entered${seq}`,
    seq,
    direction: "system",
    label: "[entered]",
  });
  const greeting = (seq: number): Said => {
    return {
      ...reply,
      id: `out${seq}`,
      seq,
      label: greetingText,
      agentId: null,
      epoch: null,
      clientMessageId: null,
    };
  };
  const auto = (seq: number): Said => ({ ...greeting(seq), label: autoReplyText });
  const question = (seq: number): Said => ({ ...greeting(seq), label: questionText });
  const as = (delivery: Said["delivery"]): Said[] => [...others, { ...reply, delivery }];
  it.each([
    ["one delivered twice", { sent: [call, call] }, "P5 duplicated"],
    [
      "one called again after nobody knew",
      { sent: [{ ...call, verdict: "hung", errcode: null, delivered: false }, call] },
      "P5 duplicated",
    ],
    ["one called again after WeChat was busy", { sent: [busy, call] }, "P5 duplicated"],
    ["failed where WeChat was busy", { sent: [busy], said: as("failed") }, "P6 untrue"],
    [
      "failed where nobody knew",
      { sent: [{ ...call, verdict: "hung", errcode: null, delivered: false }], said: as("failed") },
      "P6 untrue",
    ],
    ["sent that never arrived", { sent: [] }, "P6 untrue"],
    ["failed that arrived", { said: as("failed") }, "P6 untrue"],
    ["delivered, and here is no such reply", { said: others, intents: [] }, "P6 unexpected"],
    ["one that is still being sent", { said: as("sending") }, "P7 unsettled"],
    ["one that lies in the outbox", { unsettled: ["out1"] }, "P7 unsettled"],
    ["one that was taken and is gone", { said: others, sent: [] }, "P7 lost"],
    ["one that was refused and is here", { intents: [pressed({ answer: "refused" })] }, "P7 unexpected"],
    [
      "one of an agent's that nobody pressed",
      { said: [...truth().said, { ...reply, id: "out2", seq: 5, clientMessageId: null }] },
      "P5 unexpected",
    ],
    [
      "words that the account was not told to say",
      { said: [...truth().said, { ...greeting(5), label: "r1" }] },
      "P5 unexpected",
    ],
    [
      "one that nobody answered though nothing was wrong any more",
      { intents: [pressed({ answer: "unknown" })], calmSince: 300 },
      "P7 unsettled",
    ],
    ["one that says what nobody pressed", { intents: [pressed({ text: "r2" })] }, "P5 untrue"],
    ["one said to another customer", { intents: [pressed({ sessionId: "s2" })] }, "P5 untrue"],
    [
      "another picture on the phone",
      { ...picture, sent: [{ ...call, text: saysPicture("71×71") }] },
      "P6 untrue",
    ],
    ["a picture on another's phone", { ...picture, sent: [{ ...shown, openid: "wu" }] }, "P6 unexpected"],
    ["a picture sent twice", { ...picture, sent: [shown, shown] }, "P5 duplicated"],
    ["a greeting nobody entered for", { said: [...truth().said, greeting(5)] }, "P2 duplicated"],
    [
      "two greetings for one time that somebody entered, though they came again later",
      {
        kept: [...truth().kept, entry(1), entry(2)],
        pushed: [...truth().pushed, came(1), came(2)],
        said: [...truth().said, entered(5), greeting(6), greeting(7), entered(8)],
      },
      "P2 duplicated",
    ],
    [
      "two auto-replies with no agent's between them",
      { said: [...truth().said, auto(5), auto(6)] },
      "P2 duplicated",
    ],
    [
      "a second question about one session",
      { said: [...truth().said, question(5), question(6)] },
      "P2 duplicated",
    ],
    ["an auto-reply to nobody's word", { said: [{ ...auto(5), openid: "silent" }] }, "P2 duplicated"],
    [
      "one that left before an earlier one",
      {
        said: [...truth().said, { ...reply, id: "out2", seq: 5, label: "r2", clientMessageId: "i2" }],
        sent: [{ ...call, text: "r2" }, call],
      },
      "P3 reordered",
    ],
    [
      "one intent, two messages",
      { said: [...truth().said, { ...reply, id: "out2", seq: 5 }] },
      "P2 duplicated",
    ],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it("the checker accepts one greeting per entry of a customer", () => {
    const events = Array.from({ length: 8 }, (_, i) => logged(i + 1));
    const said = [...truth().said, entered(5), greeting(6), entered(7), greeting(8)];
    const sent = [call, { ...call, text: greetingText }, { ...call, text: greetingText }];
    const history = {
      kept: [...truth().kept, entry(1), entry(2)],
      pushed: [...truth().pushed, came(1), came(2)],
    };
    const shown = truth().shown.map((one) => ({ ...one, told: nothingTold, pages: [] }));
    expect(named({ ...history, said, sent: sent, log: events, headSeq: 8, shown })).toEqual([]);
  });

  it("the checker accepts auto-replies separated by an agent's reply or a new session", () => {
    const again = { ...reply, id: "out2", seq: 6, label: "r2", clientMessageId: "i2" };
    const later = { ...auto(8), sessionId: "another" };
    const said = [...truth().said, auto(5), again, auto(7), later];
    expect(named({ said })).not.toContain("P2 duplicated");
    expect(checkHistory({ ...truth(), said }).saidByItself).toEqual({
      greetings: 0,
      autoReplies: 3,
      questions: 0,
    });
  });

  it("the checker recognises a picture on the phone as the one the agent sent", () =>
    expect(named({ ...picture, sent: [shown] })).toEqual([]));

  it("the checker counts a rating question separately and recognises it by its link", () => {
    const said = [...truth().said, question(5)];
    const link = `https://kf.example.com/rate/${"a".repeat(43)}`;
    const sent = [call, { ...call, text: withoutLink(`请评价：${link}`) }];
    expect(named({ said, sent })).not.toContain("P2 duplicated");
    expect(checkHistory({ ...truth(), said }).saidByItself.questions).toBe(1);
    expect(named({ said, sent: [call, { ...call, text: withoutLink(questionText) }] })).toContain(
      "P6 unexpected",
    );
  });

  it("the checker accepts the order of a greeting whose text is sent again later", () => {
    const hello = { ...call, text: greetingText };
    const next = { ...reply, id: "out2", seq: 7, label: "r2", clientMessageId: "i2" };
    const said = [...truth().said, entered(5), greeting(6), next, entered(8), greeting(9)];
    const sent = [call, hello, { ...call, text: "r2" }, hello];
    expect(named({ said, sent })).not.toContain("P3 reordered");
  });

  it("the checker accepts a repeated call after a refusal, and either outcome of an unconfirmed reply", () => {
    const refused = { ...call, verdict: "refused", errcode: 45011, delivered: false } as const;
    expect(named({ sent: [refused, call] })).toEqual([]);
    expect(named({ said: as("failed"), sent: [refused] })).toEqual([]);
    expect(named({ said: as("unconfirmed"), sent: [busy] })).toEqual([]);
    expect(named({ said: as("unconfirmed") })).toEqual([]);
    expect(named({ said: as("unconfirmed"), sent: [] })).toEqual([]);
  });
});

describe("the checker reports a false history of owners", () => {
  const { log } = truth();
  const [claim] = truth().claims as [Claim];
  const changedHands = [
    ...log,
    logged(6, { ownerId: "bob", previousOwnerId: "ann", epoch: 2 }),
    logged(7, { type: "delivery_changed", ownerId: "bob", epoch: 2, begins: "out1" }),
  ];
  it.each([
    [
      "two owners at one epoch",
      { log: [...log.slice(0, 4), logged(5, { ownerId: "bob" })] },
      "P4 two owners",
    ],
    ["an epoch that falls", { log: [...log.slice(0, 4), logged(5, { epoch: 0 })] }, "P4 two owners"],
    [
      "two open sessions of one conversation",
      { log: [...log.slice(0, 4), logged(5, { sessionId: "s2" })] },
      "P4 two owners",
    ],
    ["two who were told it is theirs", { claims: [{ ...claim, ownerId: "bob" }] }, "P4 two owners"],
    [
      "an end that an agent was told of and nobody knows",
      { claims: [{ ...claim, state: "ended" }] },
      "P4 lost",
    ],
    ["a line that an agent was told of and nobody knows", { claims: [{ ...claim, lastSeq: 7 }] }, "P4 lost"],
    [
      "a reply by who does not own it",
      { said: [said(1, 1), said(2, 3), { ...reply, agentId: "bob" }] },
      "P4 untrue",
    ],
    ["a reply under a stale epoch", { said: [said(1, 1), said(2, 3), { ...reply, epoch: 0 }] }, "P4 untrue"],
    [
      "a reply that leaves when its session has changed hands",
      { log: changedHands, headSeq: 7, claims: [] },
      "P4 untrue",
    ],
    ["a counter that is wrong", { miscounted: ["load of ann"] }, "P4 untrue"],
  ] satisfies [string, Partial<History>, string][])("%s", (_what, patch, name) => {
    expect(named(patch)).toContain(name);
  });

  it("the checker accepts a reply sent before a transfer, and an automatic message sent after it", () => {
    const begun = logged(5, { type: "delivery_changed", begins: "out1" });
    expect(named({ log: [...log.slice(0, 4), begun] })).toEqual([]);
    const greeting = { ...base, id: "out2", seq: 5, direction: "out", label: greetingText } as const;
    const late = changedHands.map((e) => (e.begins ? { ...e, begins: "out2" } : e));
    expect(named({ log: late, said: [...truth().said, greeting] })).not.toContain("P4 untrue");
  });
});
