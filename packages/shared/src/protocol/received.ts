/**
 * What a console checks of the frames and snapshots that it receives. The server may be newer than the page (UP8), so further fields,
 * and further values of a kind, a state or a limit, are accepted. A part that is missing or has another type is not.
 */

import { agent } from "../domain/agent.ts";
import { agentId, instant, seq } from "../domain/ids.ts";
import { message } from "../domain/message.ts";
import { pushGap } from "../domain/push-gap.ts";
import { session } from "../domain/session.ts";
import { account, event, type Frame, frame, snapshot } from "../domain/snapshot.ts";
import { z } from "../zod.ts";
import { serverEvents } from "./socket.ts";

/** [FD13] What an event may hold, whatever its type. */
const anyEvent = z.object({
  seq,
  at: instant,
  type: z.string(),
  session: session.optional(),
  message: message.optional(),
  agents: z.array(agent).optional(),
  agentId: agentId.optional(),
  account: account.optional(),
  gap: pushGap.optional(),
});

/** What is received, by the name of the socket's event; and the snapshot. */
const received = {
  ...serverEvents,
  events: frame.extend({ events: z.array(z.intersection(event, anyEvent)) }),
  snapshot,
};
export type ReceivedName = keyof typeof received;
export type Received = { [Name in ReceivedName]: z.infer<(typeof received)[Name]> } & { events: Frame };

/** Returns the path of the first part of `value` that the console cannot use, such as "events.0.session.customer"; null if there is none. */
export function unusablePart(name: ReceivedName, value: unknown): string | null {
  return misfit(received[name], value, "")?.replace(/^\./, "") ?? null;
}

type Schema = z.core.$ZodType;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function misfit(schema: Schema, value: unknown, path: string): string | null {
  const when = (fits: boolean): string | null => (fits ? null : path);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return value === undefined ? null : misfit(schema.unwrap(), value, path);
  if (schema instanceof z.ZodNullable) return value === null ? null : misfit(schema.unwrap(), value, path);
  if (schema instanceof z.ZodObject) return isObject(value) ? misfitOfFields(schema, value, path) : path;
  if (schema instanceof z.ZodArray)
    return Array.isArray(value)
      ? first(value.entries(), ([index, item]) => misfit(schema.element, item, `${path}.${index}`))
      : path;
  if (schema instanceof z.ZodIntersection)
    return misfit(schema.def.left, value, path) ?? misfit(schema.def.right, value, path);
  if (schema instanceof z.ZodDiscriminatedUnion)
    return isObject(value) ? misfitOfKind(schema, value, path) : path;
  if (schema instanceof z.ZodUnion)
    return when(schema.options.some((option) => misfit(option, value, path) === null));
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodString) return when(typeof value === "string");
  if (schema instanceof z.ZodNumber) return when(typeof value === "number");
  if (schema instanceof z.ZodBoolean) return when(typeof value === "boolean");
  return null;
}

function first<Item>(items: Iterable<Item>, find: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

const misfitOfFields = (
  { shape }: z.ZodObject,
  value: Record<string, unknown>,
  path: string,
): string | null =>
  first(Object.entries(shape), ([field, schema]) => misfit(schema, value[field], `${path}.${field}`));

/** A kind that this page does not know is accepted: it is drawn as such. */
function misfitOfKind(
  { def: { discriminator, options } }: z.ZodDiscriminatedUnion,
  value: Record<string, unknown>,
  path: string,
): string | null {
  const kind = value[discriminator];
  if (typeof kind !== "string") return `${path}.${discriminator}`;
  const known = options.find(
    (option) => option instanceof z.ZodObject && option.shape[discriminator]?.safeParse(kind).success,
  );
  return known ? misfit(known, value, path) : null;
}
