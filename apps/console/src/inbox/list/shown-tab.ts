import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";
import type { Tab } from "./lists.ts";

/** The id of the list that is shown. */
export const sessionListId = "session-list";

const listeners = createListeners();
let current: Tab = "active";
let byKey = false;

/** Which of the four lists is shown. It outlives the list pane, which comes and goes on a small screen. */
export function showTab(tab: Tab, by: "key" | "other" = "other"): void {
  current = tab;
  byKey = by === "key";
  listeners.tell();
}

/** Whether a key chose the list that is shown. */
export const tabCameByKey = (): boolean => byKey;

export const useTab = (): Tab => useSyncExternalStore(listeners.listen, () => current);
