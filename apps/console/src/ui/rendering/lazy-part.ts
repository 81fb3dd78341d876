import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** React's `lazy`, for a component that its file exports by name. */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> => lazy(async () => ({ default: await load() }));
