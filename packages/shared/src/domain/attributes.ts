import type { z } from "zod";
import type { attribute, attributeValue, Given } from "./attributes-schema.ts";

export type AttributeValue = z.infer<typeof attributeValue>;

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

function typedValue(value: Given): AttributeValue {
  if (typeof value === "string") return { type: "text", value };
  return typeof value === "number" ? { type: "number", value } : value;
}

export const listAttributes = (byName: Record<string, Given>): Attribute[] =>
  Object.entries(byName).map(([name, value]) => ({ name, ...typedValue(value) }));
