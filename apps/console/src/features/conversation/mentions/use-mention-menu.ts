import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import type { DraftBoxHandle } from "../composer/draft-box-handle.ts";
import { useConversation } from "../conversation-context.ts";
import { type Colleague, colleaguesOf, findColleagues, mentionQuery } from "./colleagues.ts";

export interface MentionMenuModel {
  id: string;
  open: boolean;
  found: Colleague[];
  active: Colleague | null;
  point: (one: Colleague) => void;
  choose: (one: Colleague) => void;
  close: () => void;
  typed: () => void;
  /** Returns whether the menu handled the key. Enter and Esc come through `useEnterKey`, which handles IMEs. */
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

const noParts: ReturnType<DraftBoxHandle["parts"]> = ["", "", ""];
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
const closingKeys: ReadonlySet<string> = new Set([
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

const agentsOf = ({ agents }: Snapshot): Agent[] => agents;

export function useColleagues(): Colleague[] {
  const { accountId, session, viewer } = useConversation();
  const agents = useSnapshot(accountId, agentsOf);
  return useMemo(() => colleaguesOf(agents, session, viewer), [agents, session, viewer]);
}

/** [MN8] The list above the note box, opened by `@`. The text behind it is the search; the box keeps the focus. */
export function useMentionMenu(all: Colleague[], box: RefObject<DraftBoxHandle | null>): MentionMenuModel {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [pointed, setPointed] = useState<AgentId | null>(null);
  const found = useMemo(() => (query === null ? [] : findColleagues(all, query)), [all, query]);
  const open = found.length > 0;
  const active = found.find(({ agent }) => agent.id === pointed) ?? found[0] ?? null;

  const close = () => {
    setQuery(null);
    setPointed(null);
  };
  const choose = ({ agent, why }: Colleague) => {
    if (why !== null) return;
    const [before, selected, after] = box.current?.parts() ?? noParts;
    const name = mentionQuery(before);
    if (name !== null)
      box.current?.put(`@${agent.name} `, before.length - name.length - 1, selected.length + after.length);
    close();
  };
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!open || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (closingKeys.has(event.key)) close();
    const step = steps[event.key];
    if (!active || (!step && event.key !== "Tab")) return false;
    event.preventDefault();
    if (!step) choose(active);
    else {
      const at = found.indexOf(active);
      setPointed(found[(at + step + found.length) % found.length]?.agent.id ?? null);
    }
    return true;
  };
  const typed = () => {
    setPointed(null);
    setQuery(mentionQuery(box.current?.parts()[0] ?? ""));
  };
  const point = ({ agent }: Colleague) => setPointed(agent.id);
  return { id, open, found, active, point, choose, close, typed, onKey };
}
