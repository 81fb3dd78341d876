/** [EX3] Conversations as files to take along: what is asked for, and what a line of JSON lines holds. */

import type { z } from "zod";
import type { conversationExportQuery, exportedMessage } from "./exports-schema.ts";

/** The longest range of one export of an account (EX2). */
export const exportDaysAtMost = 31;

/** The header of the answer that says how many messages there are to come. */
export const exportCountHeader = "x-jieru-messages";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportNotes = ["without", "with"] as const;

export type ExportChoice = z.infer<typeof conversationExportQuery>;
export type ExportedMessage = z.infer<typeof exportedMessage>;
