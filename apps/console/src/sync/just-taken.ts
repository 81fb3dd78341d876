/** Waiting sessions that someone has just picked up: their rows say who for a moment, and then leave. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

/** Who has a session that left the line. */
export interface Taker {
  agentId: AgentId;
  /** A supervisor has assigned it. */
  assigned?: true | undefined;
}

export interface JustTaken extends Taker {
  session: Session;
  /** Its place in the waiting line, where the row stays until it leaves. */
  index: number;
}

const shownMs = 2000;
const listeners = createListeners();
let taken: readonly JustTaken[] = [];

/** Rows of the waiting line before the frame which, as the frame says, others have picked up. */
export function takenByOthers(before: Snapshot, frame: Frame): JustTaken[] {
  return (frame.pickedUp ?? []).flatMap(({ sessionId, ...taker }) => {
    const index = before.waiting.sessions.findIndex((s) => s.id === sessionId);
    const session = before.waiting.sessions[index];
    return session && taker.agentId !== before.me.id ? [{ session, ...taker, index }] : [];
  });
}

function replace(next: readonly JustTaken[]): void {
  taken = next;
  listeners.tell();
}

export function showTaken(more: readonly JustTaken[]): void {
  if (more.length === 0) return;
  replace([...taken, ...more]);
  setTimeout(() => replace(taken.filter((t) => !more.includes(t))), shownMs);
}

/** [MA14] On leaving an account: these rows belonged to it. */
export const forgetTaken = (): void => replace([]);

export const useJustTaken = (): readonly JustTaken[] => useSyncExternalStore(listeners.listen, () => taken);
