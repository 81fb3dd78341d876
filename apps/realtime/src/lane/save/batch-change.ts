import type { Desk, DeskSession } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import type { LoggedEvent } from "../logged-event.ts";
import type { PushMarks } from "../pushes.ts";
import type { NewImage } from "./images.ts";

/** A fact and the event that is written for it. */
export interface LoggedFact {
  fact: Fact;
  event: LoggedEvent;
}

/** What a batch changes in its account. */
export interface BatchChange {
  before: Desk;
  desk: Desk;
  /** The account's fence after the batch: another one than before if the batch changes anything. */
  fence: string | null;
  log: readonly LoggedFact[];
  /** Sessions whose timer fired although nothing was due. */
  staleTimers: readonly DeskSession[];
  pushMarks: PushMarks;
  /** Customers' images that came with the batch. */
  images: readonly NewImage[];
  now: number;
}
