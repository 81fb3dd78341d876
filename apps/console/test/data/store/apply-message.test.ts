import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { expect, test } from "vitest";
import {
  appendNewer,
  applyMessage,
  prependOlder,
  unconfirmedOf,
} from "../../../src/data/store/apply-message.ts";
import { event, message } from "../../fixtures.ts";

const heldMessages = 1_500;

const page = (change: Partial<MessagesPage> = {}): MessagesPage => ({
  seq: 10,
  messages: [message("a", 3), message("b", 7)],
  more: false,
  newer: false,
  gaps: [],
  ...change,
});
const ids = (p: MessagesPage) => p.messages.map((m) => m.id);

test("[FD3] a new message is added at its place", () => {
  expect(ids(applyMessage(page(), event(11, { message: message("c", 11) })))).toEqual(["a", "b", "c"]);
});

test("[FD3] a late message is placed before newer ones", () => {
  expect(ids(applyMessage(page(), event(11, { message: message("late", 5) })))).toEqual(["a", "late", "b"]);
});

test("[FD3] a message before the first goes first when nothing older can be loaded", () => {
  expect(ids(applyMessage(page(), event(11, { message: message("first", 1) })))).toEqual(["first", "a", "b"]);
});

test("[FD2] an event that the page already contains changes nothing", () => {
  const before = page();
  expect(applyMessage(before, event(10, { message: message("c", 10) }))).toBe(before);
});

test("[OB5] a delivery change replaces the message with the same id", () => {
  const delivery = { state: "sent", reason: null, code: null, ordinal: 1, of: 3 } as const;
  const next = applyMessage(page(), event(11, { message: message("b", 7, { delivery }) }));
  expect(ids(next)).toEqual(["a", "b"]);
  expect(next.messages[1]?.delivery?.state).toBe("sent");
});

test("a message before the loaded part is ignored", () => {
  const next = applyMessage(page({ more: true }), event(11, { message: message("old", 1) }));
  expect(ids(next)).toEqual(["a", "b"]);
  expect(next.seq).toBe(11);
});

test("[RD4] an older page is added in front without duplicates", () => {
  const older = page({ messages: [message("z", 1), message("a", 3)], more: true });
  const next = prependOlder(page(), older);
  expect(ids(next)).toEqual(["z", "a", "b"]);
  expect(next.more).toBe(true);
});

test("[OB1] a pending reply is confirmed by a message with its client message id", () => {
  const one = { clientMessageId: "one" as ClientMessageId };
  const two = { clientMessageId: "two" as ClientMessageId };
  const confirmed = message("m", 11, { clientMessageId: one.clientMessageId });
  expect(unconfirmedOf([one, two], [confirmed])).toEqual([two]);
});

const run = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => message(`m${from + i}`, from + i));
const span = ({ messages, more, newer }: MessagesPage) => [
  messages[0]?.seq,
  messages.at(-1)?.seq,
  more,
  newer,
];

test("[RD5] scrolling drops the messages furthest away, and loads them again on the way back", () => {
  const held = page({ seq: 9_000, messages: run(8_001, 8_000 + heldMessages), more: true });
  const up = prependOlder(held, page({ seq: 9_000, messages: run(7_901, 8_000), more: true, newer: true }));
  expect(span(up)).toEqual([7_901, 7_900 + heldMessages, true, true]);
  const down = appendNewer(
    up,
    page({ messages: run(7_901 + heldMessages, 8_000 + heldMessages), newer: false }),
  );
  expect(span(down)).toEqual([8_001, 8_000 + heldMessages, true, false]);
});

test("[RD5] a new message after the loaded part is ignored while newer pages exist", () => {
  const middle = page({ more: true, newer: true });
  const next = applyMessage(middle, event(11, { message: message("new", 11) }));
  expect([ids(next), next.seq]).toEqual([["a", "b"], 11]);
  const changed = applyMessage(middle, event(12, { message: message("b", 7, { lateMs: 1 }) }));
  expect(changed.messages[1]?.lateMs).toBe(1);
  const three = { ...middle, messages: [...middle.messages, message("c", 9)] };
  expect(ids(applyMessage(three, event(11, { message: message("late", 8) })))).toEqual([
    "a",
    "b",
    "late",
    "c",
  ]);
});

test("[RD5] messages within the limit are kept, and those beyond it are dropped at the far end", () => {
  const fitting = page({ messages: run(2, heldMessages) });
  const [first, last] = [message("m1", 1), message(`m${heldMessages + 1}`, heldMessages + 1)];
  expect(span(prependOlder(fitting, page({ messages: [first] })))).toEqual([1, heldMessages, false, false]);
  expect(span(appendNewer(fitting, page({ messages: [last] })))).toEqual([2, heldMessages + 1, false, false]);
  const full = page({ messages: run(2, heldMessages + 1) });
  expect(span(prependOlder(full, page({ messages: [first] })))).toEqual([1, heldMessages, false, true]);
  const more = page({ messages: [message("last", heldMessages + 2)] });
  expect(span(appendNewer(full, more))).toEqual([3, heldMessages + 2, true, false]);
});

test("[RD5] joined pages keep the earlier of both seq values", () => {
  expect(
    appendNewer(page({ seq: 20, newer: true }), page({ seq: 15, messages: [message("c", 12)] })).seq,
  ).toBe(15);
  expect(prependOlder(page({ seq: 20 }), page({ seq: 30, messages: [message("z", 1)] })).seq).toBe(20);
});
