import type { FormEvent, KeyboardEvent } from "react";
import { isComposing } from "../../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

interface Choosing {
  step: (by: number) => void;
  take: () => void;
}

/** Returns the key handlers of a picker: arrows move, Enter takes the marked option. */
export function usePickerKeys({ step, take }: Choosing) {
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
