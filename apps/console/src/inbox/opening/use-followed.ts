import type { SessionId } from "@jieru/shared/domain/ids";
import { useFollowed } from "../../ui/drawing/use-followed.ts";
import { keyOf } from "../../ui/keys/keys.ts";
import type { Tab } from "../list/lists.ts";
import { tabCameByKey } from "../list/shown-tab.ts";
import { lastOpenedBy } from "./opened-by.ts";

/** They mean nothing by themselves. */
const modifiers = new Set(["Control", "Meta", "Shift", "Alt"]);
const lists = ["Digit1", "Digit2", "Digit3", "Digit4"];
const moves = ["KeyJ", "KeyK", "ArrowDown", "ArrowUp", "Alt+ArrowDown", "Alt+ArrowUp"];

const passesBy = (keys: readonly string[]) => {
  // What lies over everything means nothing below.
  const passing = new Set([...keys, "Mod+KeyK"]);
  return (press: KeyboardEvent): boolean => modifiers.has(press.key) || passing.has(keyOf(press));
};

/** A session that the agent only passes on the way need not be drawn. */
export const passesSession = passesBy([...lists, ...moves]);
const passesList = passesBy(lists);

/** The session whose conversation is drawn. When moving by keys, the list marks the row first. */
export const useFollowedSession = (id: SessionId): SessionId =>
  useFollowed(id, lastOpenedBy() === "list_keys", passesSession);

/** Which list is drawn: changed by key, its tab is marked first. */
export const useFollowedTab = (tab: Tab): Tab => useFollowed(tab, tabCameByKey(), passesList);
