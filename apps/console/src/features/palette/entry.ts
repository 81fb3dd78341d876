import type { Session } from "@jieru/shared/domain/session";
import type { CommandName } from "../commands/table.ts";
import type { Findable } from "./rank.ts";

/** In display order: customers and sessions come before commands. */
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
  /** Beside the title, such as the last message or the page of a setting. */
  hint?: string;
  /** Why it cannot be chosen now. It can still be reached and read. */
  reason?: string | null;
  /** The command whose keys are shown. */
  command?: CommandName;
  customer?: Session["customer"];
  state?: Session["state"];
  run: () => void;
}
