/** A broken promise or rule of docs/spec, its kind and its subject. */
export interface Violation {
  promise: `${"P" | "NO" | "OB" | "DI" | "WU" | "RM"}${number}`;
  kind:
    | "lost"
    | "duplicated"
    | "reordered"
    | "unexpected"
    | "two owners"
    | "unsettled"
    | "untrue"
    | "diverged"
    | "fell";
  about: string;
}

export function countOf(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
