import { waitingWindow } from "@jieru/shared/domain/snapshot";
import type { Tab } from "../inbox/lists.ts";

/** What of the ended sessions is there. */
export interface LoadedEnded {
  count: number;
  more: boolean;
}

export type UnknownPart =
  | { part: "window"; count: number; rest: number }
  | { part: "loaded"; count: number }
  | null;

/** [VW3] What a list that is cut down leaves out because nobody has asked for it. */
export function unknownPartOf(tab: Tab, waiting: number, ended: LoadedEnded): UnknownPart {
  const rest = waiting - waitingWindow;
  if (tab === "waiting" && rest > 0) return { part: "window", count: waitingWindow, rest };
  return tab === "ended" && ended.more ? { part: "loaded", count: ended.count } : null;
}
