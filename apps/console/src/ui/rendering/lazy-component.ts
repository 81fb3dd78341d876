import { type ComponentType, type LazyExoticComponent, lazy } from "react";

export const lazyComponent = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> => lazy(async () => ({ default: await load() }));
