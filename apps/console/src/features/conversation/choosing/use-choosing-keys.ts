import type { FormEvent, KeyboardEvent } from "react";
import { isComposing } from "../../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

interface Choosing {
  step: (by: number) => void;
  take: () => void;
}

/** In a box in which one is chosen, arrows step from one to the next while it is searched, and Enter takes the one marked. */
export function useChoosingKeys({ step, take }: Choosing) {
  const lineKeys = useEnterKey(take, () => undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (by === undefined || isComposing(event)) return lineKeys.onKeyDown(event);
    event.preventDefault();
    step(by);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    take();
  };
  return { lineKeys, findKeys: { ...lineKeys, onKeyDown }, onSubmit };
}
