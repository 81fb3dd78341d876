import { type ComponentType, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

const Nothing = () => null;

const parts = new Set<() => Promise<unknown>>();

export const partsOnDemand: ReadonlySet<() => Promise<unknown>> = parts;

/**
 * [KB3] Returns a component that loads when first shown, with `Loading` meanwhile. Errors go to the
 * `ErrorBoundary`. React's `lazy` delays by 300 ms even when preloaded, so that typed keys go elsewhere.
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
