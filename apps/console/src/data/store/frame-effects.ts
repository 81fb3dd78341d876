/** Effects that features run after a frame, in any order (`frame-effects.test.ts`). Registered when their code loads. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event, Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";

export interface AppliedFrame {
  client: QueryClient;
  accountId: AccountId;
  before: Snapshot;
  after: Snapshot;
  events: readonly Event[];
  frame: Frame;
}

type Effect = (applied: AppliedFrame) => void;

export const effects = new Set<Effect>();

/** More frames than arrive while a page opens. */
const mostEarly = 300;
let early: AppliedFrame[] | null = [];

/** Returns the frames since the page opened, once, for the notifications, which are loaded later. */
export function takeEarlyFrames(): readonly AppliedFrame[] {
  const taken = early ?? [];
  early = null;
  return taken;
}

/** Runs the effect with every frame that changed something, until the returned function is called. */
export function onFrame(effect: Effect): () => void {
  effects.add(effect);
  return () => effects.delete(effect);
}

/** Runs all effects; one that throws does not stop the others. */
export function runEffects(applied: AppliedFrame): void {
  if (early && early.length < mostEarly) early.push(applied);
  for (const effect of effects)
    try {
      effect(applied);
    } catch (error) {
      reportError(error);
    }
}
