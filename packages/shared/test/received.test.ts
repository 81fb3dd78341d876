import { describe, expect, it } from "vitest";
import { wellHealth } from "../src/domain/health.ts";
import { session as sessionSchema } from "../src/domain/session-schema.ts";
import { unusablePart } from "../src/protocol/received.ts";
import { anAgent, aSession, aSnapshot } from "./fixtures.ts";

const session = aSession("s1");
const message = {
  id: "m1",
  seq: 11,
  conversationId: session.conversationId,
  sessionId: session.id,
  at: 1,
  direction: "in",
  agentId: null,
  clientMessageId: null,
  delivery: null,
  resendOf: null,
  lateMs: null,
  type: "text",
  text: "在吗",
};
const event = { seq: 11, at: 1, type: "customer_message_received", session, message };
const frame = (...events: object[]) => ({ accountId: "acc", from: 10, to: 11, now: 1, events });
const waiting = { count: 1, sessions: [aSession("w")] };

describe("[FD17] a console checks what it receives", () => {
  it("accepts what the server sends", () => {
    expect(unusablePart("events", { ...frame(event), waiting })).toBeNull();
    expect(
      unusablePart("snapshot", aSnapshot({ sessions: [session], agents: [anAgent("a")], waiting })),
    ).toBeNull();
    expect(unusablePart("presence", { conversationId: "c", watching: ["a"], typing: [] })).toBeNull();
    expect(unusablePart("health", wellHealth)).toBeNull();
  });

  it("[FD13] accepts fields, kinds, values and limits that only a newer server knows", () => {
    const newer = { ...session, state: "parked", mood: "calm" };
    const strange = { ...message, type: "video", video: {} };
    const notice = { ...message, type: "notice", notice: { what: "moved" } };
    const events = [
      { ...event, session: newer },
      { ...event, message: strange },
      { ...event, message: notice },
      { ...event, type: "session_parked" },
      { seq: 12, at: 1, type: "bots_changed", bots: [] },
    ];
    expect(unusablePart("events", frame(...events))).toBeNull();
    const agent = anAgent("a", { capacity: 500, status: "at_lunch" as never });
    expect(
      unusablePart("events", frame({ seq: 11, at: 1, type: "agent_bound", agents: [agent] })),
    ).toBeNull();
    const long = { count: 60, sessions: Array.from({ length: 60 }, (_, i) => aSession(`w${i}`)) };
    expect(unusablePart("events", { ...frame(), waiting: long })).toBeNull();
  });

  it("[SE20] accepts a session of an earlier release, which has no urgent mark", () => {
    const { urgent: _, ...earlier } = session;
    expect(sessionSchema.parse(earlier)).toEqual(earlier);
    expect(unusablePart("events", frame({ ...event, session: earlier }))).toBeNull();
    expect(unusablePart("snapshot", aSnapshot({ sessions: [earlier] }))).toBeNull();
  });

  const required = Object.keys(sessionSchema.shape).filter((field) => field !== "urgent");
  it.each(required)("names a session's %s if it is missing", (field) => {
    const without = { ...session, [field]: undefined };
    expect(unusablePart("events", frame({ ...event, session: without }))).toBe(`events.0.session.${field}`);
    expect(unusablePart("snapshot", aSnapshot({ sessions: [without as never] }))).toBe(`sessions.0.${field}`);
    const line = { count: 1, sessions: [without] };
    expect(unusablePart("events", { ...frame(), waiting: line })).toBe(`waiting.sessions.0.${field}`);
  });

  it("checks the parts of an event of an unknown type", () => {
    const parked = { ...event, type: "session_parked", session: { ...session, customer: null } };
    expect(unusablePart("events", frame(event, parked))).toBe("events.1.session.customer");
  });

  it.each([
    ["a text without its text", { ...message, text: undefined }, "text"],
    ["a text of another type", { ...message, text: 5 }, "text"],
    ["an image without its state", { ...message, type: "image", image: { mediaId: "m" } }, "image.state"],
    ["a notice without what it says", { ...message, type: "notice", notice: {} }, "notice.what"],
    ["a message without a type", { ...message, type: undefined }, "type"],
  ])("refuses a message with a fault: %s", (_, wrong, part) => {
    expect(unusablePart("events", frame({ ...event, message: wrong }))).toBe(`events.0.message.${part}`);
  });

  it.each([null, undefined, "frame", [], 5])("refuses %s as a frame", (value) => {
    expect(unusablePart("events", value)).toBe("");
  });

  it("never names a value", () => {
    const secret = { ...session, customer: "13800138000" };
    expect(unusablePart("events", frame({ ...event, session: secret }))).toBe("events.0.session.customer");
  });
});
