import type { Viewer } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { event } from "@jieru/shared/domain/snapshot-schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import type { LoggedEvent } from "../../src/lane/events.ts";
import { addressedTo } from "../../src/policies/addressed.ts";
import { eventFor } from "../../src/policies/event.ts";

const agentId = fc.constantFrom("ann", "bob", "boss");
const conversationId = fc.constantFrom("c1", "c2", "c3") as fc.Arbitrary<ConversationId>;

const session = fc.record({
  conversationId,
  state: fc.constantFrom("waiting", "active", "inactive", "ended"),
  ownerId: fc.option(agentId),
  customer: fc.record({
    openid: fc.constant("li"),
    mentions: fc.array(fc.record({ agentId }), { maxLength: 2 }),
  }),
});
const held: Record<string, fc.Arbitrary<unknown>> = {
  session,
  message: fc.record({ conversationId }),
  agents: fc.constant([]),
  account: fc.constant({}),
  agentId,
  gap: fc.constant({ from: 0, to: 1 }),
};
/** Required fields and some optional ones of an event type. */
const fieldsOf = (shape: Record<string, z.ZodType>) =>
  Object.entries(held).flatMap(([name, value]) => {
    const field = shape[name];
    return field
      ? [[name, field instanceof z.ZodOptional ? fc.option(value, { nil: undefined }) : value]]
      : [];
  });
const anEvent = fc.oneof(
  ...event.options.map(({ shape }) => ({
    weight: shape.type.options.length,
    arbitrary: fc.record({
      ...Object.fromEntries(fieldsOf(shape)),
      type: fc.constantFrom(...shape.type.options),
      at: fc.constant(0),
      previousOwnerId: fc.option(agentId),
    }),
  })),
);
const news = fc
  .array(anEvent, { maxLength: 20 })
  .map((events) => events.map((e, i) => ({ ...e, seq: i + 1 }) as unknown as LoggedEvent));
const viewer = fc.record({
  id: agentId,
  role: fc.constantFrom("agent", "supervisor", "admin"),
}) as fc.Arbitrary<Viewer>;
const watching = fc.uniqueArray(conversationId).map((ids) => new Set(ids));

it("[FD6] filtering events by addressee keeps each agent's events, once and in order", () => {
  fc.assert(
    fc.property(news, viewer, watching, (events, who, watched) => {
      const addressed = addressedTo(who, watched, events);
      const eventsFor = (of: readonly LoggedEvent[]) => of.flatMap((e) => eventFor(who, watched, e) ?? []);
      expect(eventsFor(addressed)).toEqual(eventsFor(events));
      const pickUps = (of: readonly LoggedEvent[]) => of.filter((e) => e.type === "session_picked_up");
      expect(pickUps(addressed)).toEqual(pickUps(events));
    }),
    { numRuns: 2_000 },
  );
});

it("[FD5] the filter checks no event for an agent who owns and watches nothing", () => {
  const talk = Array.from({ length: 100 }, (_, i) => ({
    seq: i + 1,
    type: "message_received",
    at: 0,
    previousOwnerId: null,
    session: { conversationId: `c${i}`, state: "active", ownerId: "bob" },
    message: { conversationId: `c${i}` },
  })) as unknown as LoggedEvent[];
  expect(addressedTo({ id: "ann", role: "agent" } as Viewer, new Set(), talk)).toEqual([]);
  const watched = new Set(["c7"]) as Set<ConversationId>;
  expect(addressedTo({ id: "ann", role: "agent" } as Viewer, watched, talk).map((e) => e.seq)).toEqual([8]);
});
