import { z } from "zod";
import type { Shape, Shapes } from "../src/protocol/received.ts";

type Schema = z.core.$ZodType;

export function shapesOf(schemas: Record<string, Schema>): Shapes {
  const uses = new Map<Schema, number>();
  for (const schema of Object.values(schemas)) countUses(schema, uses);
  const repeated = [...uses]
    .filter(([schema, count]) => count > 1 && isLarge(schema))
    .map(([schema]) => schema);
  const numbers = new Map(repeated.map((schema, number) => [schema, number]));
  const shape = (schema: Schema): Shape => {
    const part = numbers.get(schema);
    return part === undefined ? shapeOf(schema, shape) : { part };
  };
  const received = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shape(schema)]));
  return { received, parts: repeated.map((schema) => shapeOf(schema, shape)) };
}

const isLarge = (schema: Schema): boolean =>
  schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion;

function countUses(schema: Schema, uses: Map<Schema, number>): void {
  const before = uses.get(schema) ?? 0;
  uses.set(schema, before + 1);
  if (before > 0) return;
  shapeOf(schema, (inner) => {
    countUses(inner, uses);
    return "any";
  });
}

function shapeOf(schema: Schema, inner: (schema: Schema) => Shape): Shape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return { optional: inner(schema.unwrap()) };
  if (schema instanceof z.ZodNullable) return { nullable: inner(schema.unwrap()) };
  if (schema instanceof z.ZodArray) return { list: inner(schema.element) };
  if (schema instanceof z.ZodIntersection) return { all: [inner(schema.def.left), inner(schema.def.right)] };
  if (schema instanceof z.ZodObject)
    return {
      fields: Object.fromEntries(
        Object.entries(schema.shape).map(([field, each]) => [field, inner(each as Schema)]),
      ),
    };
  if (schema instanceof z.ZodDiscriminatedUnion) return kindsOf(schema, inner);
  if (schema instanceof z.ZodUnion) return { oneOf: schema.options.map(inner) };
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodString) return "string";
  if (schema instanceof z.ZodNumber) return "number";
  return schema instanceof z.ZodBoolean ? "boolean" : "any";
}

function kindsOf(
  { def: { discriminator, options } }: z.ZodDiscriminatedUnion,
  inner: (schema: Schema) => Shape,
): Shape {
  const cases = options.map((option) => ({
    values: [...(option._zod.propValues?.[discriminator] ?? [])].map(String),
    shape: inner(option),
  }));
  return { kind: discriminator, cases };
}
