import type { Session } from "@jieru/shared/domain/session";
import type { Findable } from "./rank.ts";
import type { CommandName } from "./table.ts";

/** In the order in which they are shown: whom one looks for before what one wants to do. */
export const groups = [
  "sessions",
  "customers",
  "commands",
  "settings",
  "accounts",
  "language",
  "messages",
] as const;
export type EntryGroup = (typeof groups)[number];

/** One line of the palette. */
export interface Entry extends Findable {
  id: string;
  group: EntryGroup;
  /** Beside the title: what was said last, what a setting is part of. */
  hint?: string;
  /** Why it cannot be chosen now. It can be reached and read all the same. */
  reason?: string | null;
  /** Teaches its keys. */
  command?: CommandName;
  customer?: Session["customer"];
  state?: Session["state"];
  run: () => void;
}
