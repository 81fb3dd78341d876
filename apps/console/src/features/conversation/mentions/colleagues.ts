import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import { blockOf, type SessionStanding } from "@jieru/shared/domain/session";
import { initialsOf } from "../../../lib/text/initials.ts";

export interface Colleague {
  agent: Agent;
  why: "waiting" | "unread" | null;
}

/** [MN2] Returns all other agents of the account, first those who can be mentioned, then by name. */
export function colleaguesOf(
  agents: readonly Agent[],
  session: SessionStanding,
  viewer: Viewer,
): Colleague[] {
  const why = session.state === "waiting" ? "waiting" : "unread";
  return agents
    .filter(({ id }) => id !== viewer.id)
    .map((agent) => ({
      agent,
      why: blockOf("beMentioned", session, agent, 0) ? (why as Colleague["why"]) : null,
    }))
    .toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null) || byName(a, b));
}
const byName = (a: Colleague, b: Colleague): number => a.agent.name.localeCompare(b.agent.name, "zh-CN");

/** Returns colleagues whose name or pinyin initials contain the text. */
export function findColleagues(all: readonly Colleague[], find: string): Colleague[] {
  const wanted = find.toLowerCase();
  return all.filter(({ agent: { name } }) =>
    [name.toLowerCase(), initialsOf(name)].some((text) => text.includes(wanted)),
  );
}

/** Where an `@` may begin a name: not within an address such as `li@shop.cn`. */
const mentionStart = /(?<![A-Za-z0-9._-])@/g;
const maxNameLength = 20;

/** Returns the text behind the last `@` before the caret, if it may become a name. */
export function mentionQuery(before: string): string | null {
  const at = [...before.matchAll(mentionStart)].at(-1)?.index;
  if (at === undefined) return null;
  const typed = before.slice(at + 1);
  return typed.length <= maxNameLength && !/\s/.test(typed) ? typed : null;
}

/** [MN8] Returns the agents named behind an `@`, the longest match first; agents who share a name are all named. */
export function namedIn<C extends { name: string }>(text: string, all: readonly C[]): C[] {
  const byLength = all.filter(({ name }) => name !== "").toSorted((a, b) => b.name.length - a.name.length);
  const named = new Set<C>();
  for (const { index } of text.matchAll(mentionStart)) {
    const first = byLength.find(({ name }) => text.startsWith(name, index + 1));
    for (const one of all) if (first && one.name === first.name) named.add(one);
  }
  return [...named];
}

const isWordPart = (character: string | undefined): boolean => /[\p{Script=Latin}\d_]/u.test(character ?? "");

/** [NO11] Returns the agent whom the text addresses at its beginning ("@Ann please look"), or null. */
export function addressedIn<C extends { name: string }>(text: string, all: readonly C[]): C | null {
  const at = /^\s*[@＠]\s?/.exec(text);
  if (!at) return null;
  const rest = text.slice(at[0].length).toLowerCase();
  const isAddressed = ({ name }: C): boolean => {
    const wanted = name.toLowerCase();
    if (wanted === "" || !rest.startsWith(wanted)) return false;
    return !(isWordPart(wanted.at(-1)) && isWordPart(rest[wanted.length]));
  };
  return all.filter(isAddressed).toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

export type NotePart<C> = { kind: "text"; text: string } | { kind: "mention"; text: string; who: C };

/** [MN8] Splits the text at the names. The joined parts equal the text. */
export function noteParts<C extends { name: string }>(text: string, to: readonly C[]): NotePart<C>[] {
  const parts: NotePart<C>[] = [];
  let from = 0;
  const put = (until: number) => {
    if (until > from) parts.push({ kind: "text", text: text.slice(from, until) });
  };
  for (const { index } of text.matchAll(mentionStart)) {
    const rest = text.slice(index);
    const [who] = to
      .filter(({ name }) => name !== "" && rest.startsWith(name, 1))
      .toSorted((a, b) => b.name.length - a.name.length);
    if (!who || index < from) continue;
    put(index);
    from = index + 1 + who.name.length;
    parts.push({ kind: "mention", text: text.slice(index, from), who });
  }
  put(text.length);
  return parts;
}
