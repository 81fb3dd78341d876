import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { inOverlay, isComposing, isTyping, keyOf } from "../ui/keys.ts";
import { tabs } from "./lists.ts";
import { pressNext } from "./next.ts";
import { noteOpenedBy } from "./opened-by.ts";
import { singleKeysAllowed } from "./single-keys.ts";
import { showTab } from "./tab.ts";
import type { Steady } from "./use-steady-groups.ts";
import { useTaking } from "./use-taking.ts";

interface ListKeys {
  accountId: AccountId;
  sessionId: SessionId | null;
  steady: Steady;
}

const moves: Record<string, number> = { KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1 };
const anywhere: Record<string, number> = { "Alt+ArrowDown": 1, "Alt+ArrowUp": -1 };
const digits = ["Digit1", "Digit2", "Digit3", "Digit4"];

/** Arrows move through the list only from the list itself: elsewhere they scroll. */
const arrowsElsewhere = (event: KeyboardEvent): boolean =>
  event.code.startsWith("Arrow") &&
  event.target instanceof Element &&
  event.target !== document.body &&
  event.target.closest("[data-list]") === null;

function neighbour(
  sessions: readonly Session[],
  current: SessionId | null,
  step: number,
): Session | undefined {
  const at = sessions.findIndex((s) => s.id === current);
  if (at < 0) return step > 0 ? sessions[0] : sessions.at(-1);
  return sessions[at + step];
}

/** The keys of the list (J, K, arrows, 1–4, N) and those that move between sessions from anywhere. */
export function useListKeys(props: ListKeys): void {
  const router = useRouter();
  const taking = useTaking(props.accountId);
  const latest = useRef({ ...props, taking });
  latest.current = { ...props, taking };
  useEffect(() => {
    const move = async (step: number) => {
      const { accountId, sessionId, steady } = latest.current;
      const sessions = steady.groups.flatMap((g) => g.sessions);
      const next = neighbour(sessions, sessionId, step);
      steady.holdAfterKey();
      if (!next) return;
      const inList = document.activeElement?.closest("[data-list]");
      noteOpenedBy("list_keys");
      await router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: next.id } });
      if (inList) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.id)}"]`)?.focus();
    };
    const single = (event: KeyboardEvent): (() => void) | null => {
      const key = keyOf(event);
      const step = moves[key];
      if (step && !arrowsElsewhere(event) && (singleKeysAllowed() || event.code.startsWith("Arrow")))
        return () => void move(step);
      if (!singleKeysAllowed()) return null;
      const tab = tabs[digits.indexOf(key)];
      if (tab) return () => showTab(tab);
      return key === "KeyN" ? () => pressNext(latest.current.taking) : null;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || inOverlay(event.target)) return;
      const step = anywhere[keyOf(event)];
      const run = step ? () => void move(step) : isTyping(event.target) ? null : single(event);
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router]);
}
