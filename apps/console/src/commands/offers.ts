import { useEffect, useRef, useSyncExternalStore } from "react";
import type { CommandName } from "../palette/table.ts";
import { createListeners } from "../ui/listeners.ts";

/** What a command does on the current page. */
export interface Offer {
  run: () => void;
  /** Why it may not be done now, or null. */
  reason?: string | null;
}

export type Offers = { readonly [Name in CommandName]?: Offer | undefined };

const offering = new Set<{ readonly current: Offers }>();
const listeners = createListeners();
let changes = 0;

function noteChange(): void {
  changes++;
  listeners.tell();
}

/** Identifies the offers and their reasons; what an offer does is looked up when it is used. */
const shapeOf = (offers: Offers): string =>
  JSON.stringify(Object.entries(offers).map(([name, offer]) => offer && [name, offer.reason ?? null]));

/** [KB5] Draws the component again whenever the offers change. */
export const useOffersChange = (): number => useSyncExternalStore(listeners.listen, () => changes);

/** While the component is there, its commands can be pressed by key and found in the palette. */
export function useOffers(offers: Offers): void {
  const latest = useRef(offers);
  useEffect(() => {
    const before = latest.current;
    latest.current = offers;
    if (shapeOf(before) !== shapeOf(offers)) noteChange();
  });
  useEffect(() => {
    offering.add(latest);
    noteChange();
    return () => {
      offering.delete(latest);
      noteChange();
    };
  }, []);
}

/** The offer for a command on this page; undefined if nothing here offers it. */
export const offerOf = (name: CommandName): Offer | undefined =>
  [...offering].findLast(({ current }) => current[name])?.current[name];
