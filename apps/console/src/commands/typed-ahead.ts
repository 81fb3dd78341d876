/** [KB3] What was typed into a box that stands in for one that is still being fetched: it begins with that. */
let typed = "";
let composing: PromiseWithResolvers<void> | null = null;

export function typeAhead(text: string): void {
  typed = text;
}

export const typedAhead = (): string => typed;

/** [KB2] An input method composes in the box that stands in, or no longer. */
export function composeAhead(on: boolean): void {
  composing?.resolve();
  composing = on ? Promise.withResolvers() : null;
}

/** Resolves when none does: half a word cannot be handed on. */
export const untilComposed = async (): Promise<void> => composing?.promise;
