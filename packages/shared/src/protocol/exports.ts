import type { z } from "zod";
import type { conversationExportQuery, exportedMessage } from "./exports-schema.ts";

/** The longest range of an account's export (EX2). */
export const exportDaysAtMost = 31;

export const exportCountHeader = "x-jieru-messages";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportNotes = ["without", "with"] as const;

export type ExportChoice = z.infer<typeof conversationExportQuery>;
export type ExportedMessage = z.infer<typeof exportedMessage>;
