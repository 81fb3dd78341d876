import type { AnyRouter } from "@tanstack/react-router";
import { sessionIn } from "./ahead.ts";
import { lastOpenedBy } from "./opened-by.ts";

let drawn = false;

/** A conversation is on the screen: what draws them is there. */
export const noteDrawn = (): void => {
  drawn = true;
};

/**
 * [KB3] Whether a press opened a conversation while what draws the first one is still being fetched: nothing shows it yet, and what
 * is typed is meant for its text box. Who goes through the list by keys goes on.
 */
export const isAwaited = ({ state }: AnyRouter): boolean =>
  !drawn &&
  state.status === "pending" &&
  sessionIn(state.location.pathname) !== null &&
  lastOpenedBy() !== "list_keys";
