/** The results in display order: groups of a few with headings, or all of one kind. */
import type { CustomerHit, MessageHit, SearchAnswer, SearchKind } from "@jieru/shared/protocol/search";

export type SearchItem =
  | { kind: "failed"; key: string; group: SearchKind }
  | { kind: "head"; key: string; group: SearchKind; more: boolean }
  | { kind: "message"; key: string; group: "messages" | "notes"; hit: MessageHit }
  | { kind: "customer"; key: string; hit: CustomerHit };

export const isHit = ({ kind }: SearchItem): boolean => kind === "message" || kind === "customer";

export interface GroupData {
  group: SearchKind;
  pages: readonly SearchAnswer[];
  failed: boolean;
}

const rowsOf = (group: SearchKind, pages: readonly SearchAnswer[]): SearchItem[] =>
  group === "customers"
    ? pages.flatMap((p) =>
        p.customers.map((hit) => ({ kind: "customer" as const, key: hit.customer.id, hit })),
      )
    : pages.flatMap((p) => p.messages.map((hit) => ({ kind: "message" as const, key: hit.id, group, hit })));

/** A single kind has no heading. Empty groups are left out; a failed group says so in its place (FI9). */
export function itemsOf(groups: readonly GroupData[]): SearchItem[] {
  if (groups.length === 1 && groups[0]) return rowsOf(groups[0].group, groups[0].pages);
  return groups.flatMap(({ group, pages, failed }): SearchItem[] => {
    if (failed) return [{ kind: "failed", key: `failed ${group}`, group }];
    const rows = rowsOf(group, pages);
    const head: SearchItem = { kind: "head", key: group, group, more: Boolean(pages.at(-1)?.next) };
    return rows.length > 0 ? [head, ...rows] : [];
  });
}
