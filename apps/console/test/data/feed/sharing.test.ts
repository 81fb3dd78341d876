import { expect, test } from "vitest";
import { sharing } from "../../../src/data/feed/sharing.ts";
import { event, frame, session, snapshot, waiting } from "../../desk.ts";

/** As it comes over the line: equal, and made anew. */
const sent = <T>(value: T): T => structuredClone(value);

test("[DW3] of a session that comes anew what is as it was stays the object it was", () => {
  const held = session("s");
  const before = snapshot({ sessions: [held] });
  const news = event(11, { session: sent({ ...held, unread: 1 }) });
  const came = sharing(before, frame(10, 11, [news])).events[0]?.session;
  expect(came).toEqual({ ...held, unread: 1 });
  expect(came?.customer).toBe(held.customer);
  expect(came?.allowance).toBe(held.allowance);
});

test("[DW3] a line that comes whole holds the same customers it held", () => {
  const [first, second] = [waiting("first"), waiting("second")];
  const before = snapshot({ waiting: { count: 2, sessions: [first, second] } });
  const line = sent({ count: 2, sessions: [second, waiting("third")] });
  const came = sharing(before, { ...frame(10, 11, []), waiting: line }).waiting;
  expect(came).toEqual(line);
  expect(came?.sessions[0]).toBe(second);
});
