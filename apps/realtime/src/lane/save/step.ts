import type { Desk, DeskSession } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import type { LoggedEvent } from "../../policies/event.ts";
import type { KeptPush, PushMarks } from "../pushes.ts";
import type { Changes } from "./changes.ts";
import type { NewImage } from "./images.ts";

/** One fact as it will stand in the log. */
export interface LoggedFact {
  fact: Fact;
  /** As whoever reads the log will find it. */
  event: LoggedEvent;
}

/** What one account's batch is about to change. */
export interface Step {
  before: Desk;
  desk: Desk;
  /** The account's token as the batch found it, and as it leaves it: the same if it changes nothing. */
  fenceBefore: string | null;
  fence: string | null;
  log: readonly LoggedFact[];
  /** Sessions the ticker looked at too early. */
  early: readonly DeskSession[];
  /** Kept with the rest, on the guess that none of them is here already. */
  newPushes: readonly KeptPush[];
  pushMarks: PushMarks;
  /** Customers' images that came with it. */
  images: readonly NewImage[];
  now: number;
}

/** The same, with every record it changes. */
export interface Change extends Step {
  facts: readonly Fact[];
  changes: Changes;
}
