/**
 * A console's checks of frames and snapshots. The server may be newer than the page (UP8), so unknown fields, kinds, states and limits are
 * accepted. A missing part, or one of another type, is refused.
 */

import type { z } from "zod";
import type { Frame } from "../domain/snapshot.ts";
import type { received } from "./received-schemas.ts";
import generated from "./received-shapes.json" with { type: "json" };

export type ReceivedName = keyof typeof received;
export type Received = { [Name in ReceivedName]: z.infer<(typeof received)[Name]> } & { events: Frame };

export type Shape =
  | "any"
  | "boolean"
  | "number"
  | "string"
  | { optional: Shape }
  | { nullable: Shape }
  | { list: Shape }
  | { fields: Record<string, Shape> }
  | { all: Shape[] }
  | { oneOf: Shape[] }
  | { kind: string; cases: { values: string[]; shape: Shape }[] }
  /** A shape that occurs several times, by its number in `parts`. */
  | { part: number };

export interface Shapes {
  received: Record<string, Shape>;
  parts: Shape[];
}

const shapes = generated as Shapes;

/** Returns the path of the first unusable part of `value`, such as "events.0.session.customer"; null if there is none. */
export function unusablePart(name: ReceivedName, value: unknown): string | null {
  return misfit(shapes.received[name] ?? "any", value, "")?.replace(/^\./, "") ?? null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function misfit(shape: Shape, value: unknown, path: string): string | null {
  if (typeof shape === "string") return shape === "any" || typeof value === shape ? null : path;
  if ("part" in shape) return misfit(shapes.parts[shape.part] ?? "any", value, path);
  if ("optional" in shape) return value === undefined ? null : misfit(shape.optional, value, path);
  if ("nullable" in shape) return value === null ? null : misfit(shape.nullable, value, path);
  if ("list" in shape)
    return Array.isArray(value)
      ? first(value.entries(), ([index, item]) => misfit(shape.list, item, `${path}.${index}`))
      : path;
  if ("all" in shape) return first(shape.all, (each) => misfit(each, value, path));
  if ("oneOf" in shape) return shape.oneOf.some((each) => misfit(each, value, path) === null) ? null : path;
  if (!isObject(value)) return path;
  if ("kind" in shape) return misfitOfKind(shape, value, path);
  return first(Object.entries(shape.fields), ([field, each]) =>
    misfit(each, value[field], `${path}.${field}`),
  );
}

function first<Item>(items: Iterable<Item>, find: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function misfitOfKind(
  { kind, cases }: Extract<Shape, { kind: string }>,
  value: Record<string, unknown>,
  path: string,
): string | null {
  const own = value[kind];
  if (typeof own !== "string") return `${path}.${kind}`;
  const known = cases.find(({ values }) => values.includes(own));
  return known ? misfit(known.shape, value, path) : null;
}
