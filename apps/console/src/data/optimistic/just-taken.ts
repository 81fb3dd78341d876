/** Waiting sessions that someone has just picked up: their rows say who for a moment, and then leave. */

import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { create } from "zustand";
import { onFrame } from "../store/frame-effects.ts";

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

export const useJustTaken = create<readonly JustTaken[]>()(() => []);

/** Rows of the waiting line before the frame which, as the frame says, others have picked up. */
export function takenByOthers(before: Snapshot, frame: Frame): JustTaken[] {
  return (frame.pickedUp ?? []).flatMap(({ sessionId, ...taker }) => {
    const index = before.waiting.sessions.findIndex((s) => s.id === sessionId);
    const session = before.waiting.sessions[index];
    return session && taker.agentId !== before.me.id ? [{ session, ...taker, index }] : [];
  });
}

export function showTaken(more: readonly JustTaken[]): void {
  if (more.length === 0) return;
  useJustTaken.setState((taken) => [...taken, ...more], true);
  setTimeout(() => useJustTaken.setState((taken) => taken.filter((t) => !more.includes(t)), true), shownMs);
}

/** [MA14] On leaving an account: these rows belonged to it. */
export const forgetTaken = (): void => useJustTaken.setState([], true);

onFrame(({ before, frame }) => showTaken(takenByOthers(before, frame)));
