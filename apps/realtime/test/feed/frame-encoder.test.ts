import type { Frame } from "@jieru/shared/domain/snapshot";
import { Encoder, type Packet, PacketType } from "socket.io-parser";
import { expect, it } from "vitest";
import { frameParser } from "../../src/feed/frame-encoder.ts";

const theirs = new Encoder();
const ours = new frameParser.Encoder();
const read = (encoded: ReturnType<Encoder["encode"]>): unknown[] =>
  encoded.map((part) =>
    typeof part === "string" ? [part[0], JSON.parse(part.slice(part.search(/[[{]/)))] : part,
  );

const waiting = { count: 1, sessions: [{ id: "s", lastMessage: { text: '"客服" \\ 🙂' } }] };
const frame = {
  accountId: "a",
  from: 1,
  to: 2,
  now: 3,
  events: [],
  pickedUp: [{ sessionId: "s", agentId: "b" }],
};
const packet = (data: unknown[], more: Partial<Packet> = {}): Packet => ({
  type: PacketType.EVENT,
  nsp: "/",
  data,
  ...more,
});

it.each([
  ["a frame", packet(["events", frame])],
  ["a frame with the line", packet(["events", { ...frame, waiting }])],
  ["the same line again", packet(["events", { ...frame, to: 5, waiting }])],
  ["another event", packet(["presence", { conversationId: "c", watching: [], typing: [] }])],
  ["an event that asks for an answer", packet(["events", frame], { id: 4 })],
  ["an acknowledgement", packet([{ ok: true }], { type: PacketType.ACK, id: 7 })],
])("encodes %s as Socket.IO's own encoder does", (_name, data) => {
  expect(read(ours.encode(data))).toEqual(read(theirs.encode(data)));
});

it("[FD5] serializes the waiting queue once for all consoles", () => {
  let made = 0;
  const line = { count: 0, sessions: [], toJSON: () => ({ count: ++made, sessions: [] }) };
  const frames: Frame[] = Array.from({ length: 3 }, () => ({ ...frame, waiting: line }) as never);
  for (const one of frames) ours.encode(packet(["events", one]));
  expect(made).toBe(1);
});
