import { expect, test } from "vitest";
import { shareUnchanged } from "../../../src/data/feed/share-unchanged.ts";
import { event, frame, session, snapshot, waiting } from "../../fixtures.ts";

/** An equal copy, as received. */
const sent = <T>(value: T): T => structuredClone(value);

test("[DW2] unchanged parts of a received session keep their object identity", () => {
  const held = session("s");
  const before = snapshot({ sessions: [held] });
  const news = event(11, { session: sent({ ...held, unread: 1 }) });
  const came = shareUnchanged(before, frame(10, 11, [news])).events[0]?.session;
  expect(came).toEqual({ ...held, unread: 1 });
  expect(came?.customer).toBe(held.customer);
  expect(came?.allowance).toBe(held.allowance);
});

test("[DW2] unchanged sessions of a received waiting queue keep their object identity", () => {
  const [first, second] = [waiting("first"), waiting("second")];
  const before = snapshot({ waiting: { count: 2, sessions: [first, second] } });
  const line = sent({ count: 2, sessions: [second, waiting("third")] });
  const came = shareUnchanged(before, { ...frame(10, 11, []), waiting: line }).waiting;
  expect(came).toEqual(line);
  expect(came?.sessions[0]).toBe(second);
});
