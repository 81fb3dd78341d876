/** Waiting sessions that were just picked up: their rows show the new owner for two seconds. */

import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { create } from "zustand";
import { onFrame } from "../store/frame-effects.ts";

export interface NewOwner {
  agentId: AgentId;
  assigned?: true | undefined;
}

export interface JustPickedUp extends NewOwner {
  session: Session;
  /** Its place in the waiting queue, which the row keeps. */
  index: number;
}

const shownMs = 2000;

export const useJustPickedUp = create<readonly JustPickedUp[]>()(() => []);

export function pickedUpByOthers(before: Snapshot, frame: Frame): JustPickedUp[] {
  return (frame.pickedUp ?? []).flatMap(({ sessionId, ...taker }) => {
    const index = before.waiting.sessions.findIndex((s) => s.id === sessionId);
    const session = before.waiting.sessions[index];
    return session && taker.agentId !== before.me.id ? [{ session, ...taker, index }] : [];
  });
}

export function showPickedUp(more: readonly JustPickedUp[]): void {
  if (more.length === 0) return;
  useJustPickedUp.setState((taken) => [...taken, ...more], true);
  setTimeout(
    () => useJustPickedUp.setState((taken) => taken.filter((t) => !more.includes(t)), true),
    shownMs,
  );
}

export const forgetPickedUp = (): void => useJustPickedUp.setState([], true);

onFrame(({ before, frame }) => showPickedUp(pickedUpByOthers(before, frame)));
