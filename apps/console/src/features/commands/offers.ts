import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { CommandName } from "./table.ts";

/** What a command does on the current page. */
export interface Offer {
  run: () => void;
  /** Why it may not be done now, or null. */
  reason?: string | null;
}

export type Offers = { readonly [Name in CommandName]?: Offer | undefined };

type Latest = { readonly current: Offers };

/** The offers of each mounted component, the latest last. A new array for every change, also of what one of them offers. */
const useMounted = create<{ mounted: readonly Latest[] }>()(() => ({ mounted: [] }));

const change = (changed: (mounted: readonly Latest[]) => readonly Latest[]): void =>
  useMounted.setState(({ mounted }) => ({ mounted: changed(mounted) }));

/** Identifies the offers and their reasons; what an offer does is looked up when it is used. */
const shapeOf = (offers: Offers): string =>
  JSON.stringify(Object.entries(offers).map(([name, offer]) => offer && [name, offer.reason ?? null]));

/** [KB5] Draws the component again whenever the offers change. */
export function useOffersChange(): void {
  useMounted(({ mounted }) => mounted);
}

/** While the component is there, its commands can be pressed by key and found in the palette. */
export function useOffers(offers: Offers): void {
  const latest = useRef(offers);
  useEffect(() => {
    const before = latest.current;
    latest.current = offers;
    if (shapeOf(before) !== shapeOf(offers)) change((mounted) => [...mounted]);
  });
  useEffect(() => {
    change((mounted) => [...mounted, latest]);
    return () => change((mounted) => mounted.filter((one) => one !== latest));
  }, []);
}

/** The offer for a command on this page; undefined if nothing here offers it. */
export const offerOf = (name: CommandName): Offer | undefined =>
  useMounted.getState().mounted.findLast(({ current }) => current[name])?.current[name];
