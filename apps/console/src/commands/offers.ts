import { useEffect, useRef } from "react";
import type { CommandName } from "../palette/table.ts";

/** What stands behind a command where one is now. */
export interface Offer {
  run: () => void;
  /** Why it may not be done now, or null. */
  reason?: string | null;
}

export type Offers = { readonly [Name in CommandName]?: Offer | undefined };

const offering = new Set<{ readonly current: Offers }>();

/** While the component is there, its commands can be pressed by key and found in the palette. */
export function useOffers(offers: Offers): void {
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useEffect(() => {
    offering.add(latest);
    return () => void offering.delete(latest);
  }, []);
}

/** What can be done by this name on this page; undefined where nothing of the kind is there. */
export const offerOf = (name: CommandName): Offer | undefined =>
  [...offering].findLast(({ current }) => current[name])?.current[name];
