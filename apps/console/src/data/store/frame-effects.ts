/**
 * What features do with a frame once it is in the snapshot: ask for lists anew, drop what may not be held any more, notify. A feature
 * registers its effects when its code is loaded. Effects must not depend on each other's order (`frame-effects.test.ts`).
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event, Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";

export interface AppliedFrame {
  client: QueryClient;
  accountId: AccountId;
  before: Snapshot;
  after: Snapshot;
  /** The events of the frame that were new. */
  events: readonly Event[];
  frame: Frame;
}

type Effect = (applied: AppliedFrame) => void;

export const effects = new Set<Effect>();

/** More than come while a page opens. */
const mostEarly = 300;
let early: AppliedFrame[] | null = [];

/** Returns the frames since the page began, for the notifications, which are loaded later. Only the first call returns any. */
export function takeEarlyFrames(): readonly AppliedFrame[] {
  const taken = early ?? [];
  early = null;
  return taken;
}

/** Calls the effect with every frame that changed something, until the returned function is called. */
export function onFrame(effect: Effect): () => void {
  effects.add(effect);
  return () => effects.delete(effect);
}

/** Runs all effects. An effect that throws does not keep the others from running. */
export function runEffects(applied: AppliedFrame): void {
  if (early && early.length < mostEarly) early.push(applied);
  for (const effect of effects)
    try {
      effect(applied);
    } catch (error) {
      reportError(error);
    }
}
