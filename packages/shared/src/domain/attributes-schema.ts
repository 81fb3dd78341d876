import { z } from "zod";
import { lengthOf } from "./length-of.ts";
import { webLink } from "./web-link.ts";

const attributeLimits = { count: 50, name: 40, text: 500, link: 2_000 } as const;

/** Line breaks, control characters, half surrogate pairs and direction changes, which would make a label misleading. */
const misleading = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const within = (limit: number) => (text: string) => lengthOf(text) <= limit;
const name = z
  .string()
  .refine((text) => text.trim() !== "", "must not be empty")
  .refine(within(attributeLimits.name), `has more than ${attributeLimits.name} characters`)
  .refine((text) => !misleading.test(text), "has control characters in it");

/** Any Unicode text but NUL, which PostgreSQL cannot store. Half surrogate pairs become U+FFFD. */
const text = z
  .string()
  .refine((value) => !value.includes("\0"), "must not contain NUL")
  .transform((value) => value.toWellFormed())
  .pipe(z.string().refine(within(attributeLimits.text), `has more than ${attributeLimits.text} characters`));

/** A day, or a moment with its offset from UTC. */
const date = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "is no day (2024-03-11) and no moment with a time zone (2024-03-11T08:00:00+08:00)",
});
const link = webLink.max(attributeLimits.link);

/** JavaScript has already rounded larger numbers, such as order numbers. */
const number = z
  .number()
  .refine(
    (value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER,
    "has more digits than a number keeps: send it as a text",
  );

const label = name.optional();
export const attributeValue = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), value: text, label }),
  z.strictObject({ type: z.literal("number"), value: number, label }),
  z.strictObject({ type: z.literal("date"), value: date, label }),
  z.strictObject({ type: z.literal("link"), value: link, label }),
]);

/** Returns the problem of a value that fits no form, by the form of its JavaScript type. */
function problemOf({ code, input, errors }: z.core.$ZodRawIssue): string | undefined {
  if (code !== "invalid_union" || !Array.isArray(errors)) return undefined;
  const form = typeof input === "string" ? 0 : typeof input === "number" ? 1 : 2;
  const issues = (errors[form] ?? []) as z.core.$ZodIssue[];
  return issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
}
const anyValue = z.union([text, number, attributeValue], { error: problemOf });
export type Given = z.infer<typeof anyValue>;

/** In the given order. The name is the label, unless a label is given or the name is one of `knownNames`. */
export const attributesByName = z
  .record(name, anyValue)
  .refine((all) => Object.keys(all).length <= attributeLimits.count, {
    error: `has more than ${attributeLimits.count} attributes`,
  });

const shown = z.object({ name: z.string(), value: z.string(), label: z.string().optional() });
export const attribute = z.discriminatedUnion("type", [
  shown.extend({ type: z.literal("text") }),
  shown.extend({ type: z.literal("number"), value: z.number() }),
  shown.extend({ type: z.literal("date") }),
  shown.extend({ type: z.literal("link") }),
]);
