import { type ComponentType, type ReactNode, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * [KB3] A component that is fetched when it is first shown; a `MissingPart` around it hears of it where that fails. React's `lazy`
 * keeps back for 300 ms what it has put off once, also where it was fetched ahead, and what is typed meanwhile goes elsewhere.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  instead: ReactNode = null,
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once, at the top of a module, as `lazy` is.
  return function OnDemand(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => known);
    const [failure, setFailure] = useState<{ error: unknown } | null>(null);
    useLayoutEffect(() => {
      if (known) return;
      load().then(
        (part) => {
          known = part;
          // Before the next key.
          flushSync(() => setPart(() => part));
        },
        (error: unknown) => setFailure({ error }),
      );
    }, []);
    if (failure) throw failure.error;
    return Part ? <Part {...props} /> : instead;
  };
}
