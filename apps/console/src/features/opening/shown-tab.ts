import { create } from "zustand";
import type { Tab } from "../session/lists.ts";

/** The id of the list that is shown. */
export const sessionListId = "session-list";

const useShown = create<{ tab: Tab }>()(() => ({ tab: "active" }));

/** Which of the four lists is shown. It outlives the list pane, which comes and goes on a small screen. */
export const showTab = (tab: Tab): void => useShown.setState({ tab });

export const useTab = (): Tab => useShown(({ tab }) => tab);
