import { create } from "zustand";
import type { Tab } from "../session/lists.ts";

export const sessionListId = "session-list";

const useShown = create<{ tab: Tab }>()(() => ({ tab: "active" }));

/** The shown list. It outlives the list pane, which is unmounted on a small screen. */
export const showTab = (tab: Tab): void => useShown.setState({ tab });

export const useTab = (): Tab => useShown(({ tab }) => tab);
