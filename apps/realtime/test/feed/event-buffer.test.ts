import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import { describe, expect, it } from "vitest";
import { EventBuffer } from "../../src/feed/event-buffer.ts";
import type { LoggedEvent } from "../../src/lane/events.ts";

const line = (count: number): WaitingLine => ({ count, sessions: [] });
type Bare = "customer_message_received" | "customer_erased";
const event = (seq: number, type: Bare = "customer_message_received"): LoggedEvent => ({
  seq,
  type,
  at: 0,
  previousOwnerId: null,
});
const emptyBuffer = (): EventBuffer => new EventBuffer(100, line(0));
const tell = (recent: EventBuffer, from: number, to: number, at = 0): void =>
  recent.add(
    { from: from - 1, to, events: Array.from({ length: to - from + 1 }, (_, i) => event(from + i)) },
    at,
  );
const seqs = (recent: EventBuffer, afterSeq: number, now = 0) =>
  recent.since(afterSeq, now)?.events.map((e) => e.seq) ?? null;

describe("the event buffer", () => {
  it("[FD4] returns every event after a seq or null, and never a gap", () => {
    const recent = emptyBuffer();
    tell(recent, 101, 105);
    expect(seqs(recent, 103)).toEqual([104, 105]);
    expect(seqs(recent, 105)).toEqual([]);
    expect(seqs(recent, 99)).toBeNull();
    expect(seqs(recent, 106)).toBeNull(); // notified by another server, which is ahead
  });

  it("[FD4] is limited in number and in age", () => {
    const recent = emptyBuffer();
    for (let seq = 101; seq <= 5_100; seq += 100) tell(recent, seq, seq + 99);
    expect(seqs(recent, 3_000)).toBeNull();
    expect(seqs(recent, 4_200)).toHaveLength(900);
    expect(seqs(recent, 5_000, 5 * 60_000 + 1)).toBeNull();
    expect(seqs(recent, 5_100, 5 * 60_000 + 1)).toEqual([]);
  });

  it("[FD4] returns the waiting queue only to consoles that may not know it", () => {
    const recent = emptyBuffer();
    expect(recent.since(100, 0)?.waiting).toEqual(line(0));
    recent.add({ from: 100, to: 101, events: [event(101)] }, 0);
    expect(recent.since(101, 0)?.waiting).toBeUndefined();
    recent.add({ from: 101, to: 101, events: [], waiting: line(1) }, 0);
    expect(recent.since(101, 0)?.waiting).toEqual(line(1));
  });

  it("[RT3] holds nothing from before a customer's erasure", () => {
    const recent = emptyBuffer();
    tell(recent, 101, 103);
    recent.add({ from: 103, to: 104, events: [event(104, "customer_erased")] }, 0);
    tell(recent, 105, 106);
    expect(seqs(recent, 102)).toBeNull();
    expect(seqs(recent, 104)).toEqual([105, 106]);
  });
});
