import { type ComponentType, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

const Nothing = () => null;

const parts = new Set<() => Promise<unknown>>();

/** Fetches each part that `onDemand` knows of. A part that was fetched before it is shown appears at once. */
export const partsOnDemand: ReadonlySet<() => Promise<unknown>> = parts;

/**
 * [KB3] A component that is fetched when it is first shown; an `ErrorBoundary` around it catches it where that fails. React's `lazy`
 * keeps back for 300 ms what it has put off once, also where it was fetched before, and what is typed meanwhile goes elsewhere.
 * `Loading` is shown until it is there.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Loading: ComponentType<P> = Nothing,
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  const fetchPart = async (): Promise<ComponentType<P>> => {
    known ??= await load();
    return known;
  };
  parts.add(fetchPart);
  return function OnDemand(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => known);
    const [failure, setFailure] = useState<{ error: unknown } | null>(null);
    useLayoutEffect(() => {
      if (known) return;
      fetchPart().then(
        // Before the next key.
        (part) => flushSync(() => setPart(() => part)),
        (error: unknown) => flushSync(() => setFailure({ error })),
      );
    }, []);
    if (failure) throw failure.error;
    const Shown = Part ?? Loading;
    return <Shown {...props} />;
  };
}
