import type { Session } from "@jieru/shared/domain/session";
import type { CommandName } from "../commands/table.ts";
import type { Findable } from "./rank.ts";

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

export interface Entry extends Findable {
  id: string;
  group: EntryGroup;
  hint?: string;
  /** Why it cannot be chosen. It can still be selected and read. */
  reason?: string | null;
  command?: CommandName;
  customer?: Session["customer"];
  state?: Session["state"];
  run: () => void;
}
