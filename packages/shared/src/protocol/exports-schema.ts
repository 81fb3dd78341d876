import { z } from "zod";
import { conversationId, messageId, seq, sessionId } from "../domain/ids.ts";
import { deliveryStates, directions } from "../domain/message.ts";
import { content, failureReason } from "../domain/message-schema.ts";
import { exportDaysAtMost, exportFormats, exportNotes } from "./exports.ts";
import { daysQuery, fileLanguage } from "./files-schema.ts";

const choice = {
  format: z.enum(exportFormats).default("csv"),
  /** Whether to include notes, also those of transfers and blocks. */
  notes: z.enum(exportNotes).default("without"),
  language: fileLanguage,
};
export const conversationExportQuery = z.object(choice);
export const accountExportQuery = daysQuery(exportDaysAtMost).safeExtend(choice);

/** A line of JSON lines. Names never change; later releases may add some. */
export const exportedMessage = z.intersection(
  z.object({
    id: messageId,
    /** The order of all events in the account. */
    seq,
    conversationId,
    sessionId: sessionId.nullable(),
    at: z.iso.datetime(),
    /** `in`: the customer; `out`: an agent or the account; `system`: notices and notes. */
    direction: z.enum(directions),
    openid: z.string(),
    remark: z.string().nullable(),
    /** The author; null for the customer, the account itself and notices. */
    agentId: z.string().nullable(),
    agentName: z.string().nullable(),
    file: z.string().nullable(),
    delivery: z
      .object({ state: z.enum(deliveryStates), reason: failureReason.nullable(), code: z.int().nullable() })
      .nullable(),
    resendOf: messageId.nullable(),
    lateMs: z.int().nullable(),
  }),
  content,
);
