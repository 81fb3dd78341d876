import { formatOf, readPushFields } from "./push-fields.ts";

/**
 * Returns whether two plain bodies have the same fields. WeChat repeats a push in the other format if the setting changed meanwhile. An
 * unreadable body is never the same.
 */
export function saysTheSame(one: string, other: string): boolean {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  if (first === null || second === null || first.size !== second.size) return false;
  return [...first].every(([name, value]) => second.get(name) === value);
}

const fieldsOf = (body: string) => readPushFields(body, formatOf(body));
