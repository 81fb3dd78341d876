import { z } from "zod";
import { conversationId, messageId, seq, sessionId } from "../domain/ids.ts";
import { deliveryStates, directions } from "../domain/message.ts";
import { content, failureReason } from "../domain/message-schema.ts";
import { exportDaysAtMost, exportFormats, exportNotes } from "./exports.ts";
import { daysQuery, fileLanguage } from "./files-schema.ts";

const choice = {
  format: z.enum(exportFormats).default("csv"),
  /** Whether internal notes are in it, and what colleagues wrote when they handed on or blocked. */
  notes: z.enum(exportNotes).default("without"),
  /** Of the headings of a CSV; JSON lines speak English. */
  language: fileLanguage,
};
export const conversationExportQuery = z.object(choice);
export const accountExportQuery = daysQuery(exportDaysAtMost).safeExtend(choice);

/** A line of JSON lines. Its names stay; there may be more of them in a later release. */
export const exportedMessage = z.intersection(
  z.object({
    id: messageId,
    /** The order in which everything happened in the account. */
    seq,
    conversationId,
    sessionId: sessionId.nullable(),
    at: z.iso.datetime(),
    /** `in`: the customer; `out`: an agent, or the desk itself; `system`: notices and notes. */
    direction: z.enum(directions),
    openid: z.string(),
    remark: z.string().nullable(),
    /** Who wrote it; null for the customer, for the desk itself and for notices. */
    agentId: z.string().nullable(),
    agentName: z.string().nullable(),
    /** What its image is called, or the cover of its card, where there is one. */
    file: z.string().nullable(),
    delivery: z
      .object({ state: z.enum(deliveryStates), reason: failureReason.nullable(), code: z.int().nullable() })
      .nullable(),
    /** The unconfirmed reply that this one repeats. */
    resendOf: messageId.nullable(),
    lateMs: z.int().nullable(),
  }),
  content,
);
