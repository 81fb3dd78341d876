import { formatOf, readPushFields } from "./push-fields.ts";

/**
 * Whether two plain bodies have the same fields. WeChat repeats a push in the other format where that was set between two of its
 * tries. What cannot be read says nothing.
 */
export function saysTheSame(one: string, other: string): boolean {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  if (first === null || second === null || first.size !== second.size) return false;
  return [...first].every(([name, value]) => second.get(name) === value);
}

const fieldsOf = (body: string) => readPushFields(body, formatOf(body));
