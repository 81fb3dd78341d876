/** What the shop's own server says of a customer: named values, each of a kind the panel knows how to draw. */
import type { z } from "zod";
import type { attribute, attributeValue, Given } from "./attributes-schema.ts";

export type AttributeValue = z.infer<typeof attributeValue>;

/** Names the console has words for, in every language. */
export const knownNames = [
  "name",
  "phone",
  "email",
  "level",
  "orders",
  "spent",
  "points",
  "city",
  "since",
] as const;

export type Attribute = z.infer<typeof attribute>;

/** A bare text or number says its type by itself. */
function typedValue(value: Given): AttributeValue {
  if (typeof value === "string") return { type: "text", value };
  return typeof value === "number" ? { type: "number", value } : value;
}

/** As they are shown: each with its name and its type. */
export const listAttributes = (byName: Record<string, Given>): Attribute[] =>
  Object.entries(byName).map(([name, value]) => ({ name, ...typedValue(value) }));
