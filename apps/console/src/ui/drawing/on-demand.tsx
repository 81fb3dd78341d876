import { type ComponentType, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

const Nothing = () => null;

/**
 * [KB3] A component that is fetched when it is first shown; a `MissingPart` around it hears of it where that fails. React's `lazy`
 * keeps back for 300 ms what it has put off once, also where it was fetched ahead, and what is typed meanwhile goes elsewhere.
 * `Instead` is shown until it is there.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Instead: ComponentType<P> = Nothing,
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
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
        (error: unknown) => flushSync(() => setFailure({ error })),
      );
    }, []);
    if (failure) throw failure.error;
    const Shown = Part ?? Instead;
    return <Shown {...props} />;
  };
}
