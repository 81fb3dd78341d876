import type { SessionId } from "@jieru/shared/domain/ids";
import { useFollowed } from "../ui/use-followed.ts";
import type { Tab } from "./lists.ts";
import { lastOpenedBy } from "./opened-by.ts";
import { tabCameByKey } from "./tab.ts";

const lists = ["Digit1", "Digit2", "Digit3", "Digit4"];
const changesList: ReadonlySet<string> = new Set(lists);
/** Whoever passes by a session need not see it. */
const passesBy: ReadonlySet<string> = new Set([...lists, "KeyJ", "KeyK", "ArrowDown", "ArrowUp"]);

/** Whose conversation is drawn: moved through by keys, the list marks the row first. */
export const useFollowedSession = (id: SessionId): SessionId =>
  useFollowed(id, lastOpenedBy() === "list_keys", passesBy);

/** Which list is drawn: changed by key, its tab is marked first. */
export const useFollowedTab = (tab: Tab): Tab => useFollowed(tab, tabCameByKey(), changesList);
