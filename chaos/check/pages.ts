import type { History, Page, Said } from "../history.ts";
import type { Violation } from "./violation.ts";

/** [P3] Checks that a page of a conversation holds every message unchanged and in order. */
export function checkPages({ shown, said }: History): Violation[] {
  const conversations = Map.groupBy(said, ({ openid }) => openid);
  return shown.flatMap(({ name, pages }) =>
    pages.flatMap((page): Violation[] => {
      if (page.status !== 200)
        return [
          { promise: "P3", kind: "lost", about: `${name} reads ${page.openid} and gets ${page.status}` },
        ];
      const kind = faultIn(page, conversations.get(page.openid) ?? []);
      return kind ? [{ promise: "P3", kind, about: `${name} reads ${page.openid}` }] : [];
    }),
  );
}

function faultIn({ seq, ids, labels, more }: Page, said: readonly Said[]): Violation["kind"] | null {
  const until = said.filter((m) => m.seq <= seq).sort((a, b) => a.seq - b.seq);
  const expected = (more ? until.slice(-ids.length) : until).map(({ id }) => id);
  if (expected.join() === ids.join()) return saysAll(ids, labels, until) ? null : "untrue";
  if (ids.some((id) => !until.some((m) => m.id === id))) return "unexpected";
  return expected.every((id) => ids.includes(id)) ? "reordered" : "lost";
}

function saysAll(ids: readonly string[], labels: readonly string[], said: readonly Said[]): boolean {
  const words = new Map(said.map(({ id, label }) => [id, label]));
  return ids.every((id, i) => words.get(id) === labels[i]);
}
