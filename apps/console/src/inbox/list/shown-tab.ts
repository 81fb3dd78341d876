import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";
import type { Tab } from "./lists.ts";

/** The id of the list that is shown. */
export const sessionListId = "session-list";

const listeners = createListeners();
let current: Tab = "active";

/** Which of the four lists is shown. It outlives the list pane, which comes and goes on a small screen. */
export function showTab(tab: Tab): void {
  current = tab;
  listeners.tell();
}

export const useTab = (): Tab => useSyncExternalStore(listeners.listen, () => current);
