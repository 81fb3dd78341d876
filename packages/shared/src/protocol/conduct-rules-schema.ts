import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import {
  conductActions,
  conductRuleLength,
  conductRuleLimit,
  lureIds,
  repetitionWarning,
} from "../domain/conduct-rule.ts";
import { conductRule } from "../domain/conduct-rule-schema.ts";
import { accountId, agentId, conductRuleId } from "../domain/ids.ts";
import { accountSettings } from "../domain/settings-schema.ts";
import { conductReportRows } from "./conduct-rules.ts";
import { fileDay } from "./files-schema.ts";
import { oneLine, within } from "./http.ts";
import { reportQuery } from "./reports-schema.ts";

const seenWithin = (limit: number) => within(limit).refine((text) => !isBlank(text), "must not be blank");

const { name, word, host } = conductRuleLength;

/** A host name without scheme, port and path, stored in lower case. */
const hostName = oneLine
  .transform((text) => text.toLowerCase())
  .pipe(
    z
      .string()
      .max(host)
      .regex(
        /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/,
        "must be a host name such as example.com",
      ),
  );

const match = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("words"),
    words: z
      .array(oneLine.pipe(seenWithin(word)))
      .min(1)
      .max(conductRuleLimit.words),
  }),
  z.strictObject({ kind: z.literal("phone_numbers") }),
  z.strictObject({ kind: z.literal("email_addresses") }),
  z.strictObject({ kind: z.literal("links"), allowed: z.array(hostName).max(conductRuleLimit.allowedHosts) }),
  z.strictObject({ kind: z.literal("wechat_ids") }),
  z.strictObject({ kind: z.literal("lures"), lures: z.array(z.enum(lureIds)).min(1).max(lureIds.length) }),
]);

const fields = {
  name: oneLine.pipe(seenWithin(name)),
  action: z.enum(conductActions),
  on: z.boolean(),
  match,
};

export const newConductRuleBody = z.strictObject({ ...fields, on: fields.on.default(true) });
export const conductRuleBody = z.strictObject(fields).partial();

/** `repetition` is the setting of the account (CD7). */
export const conductRulesAnswer = z.object({
  conductRules: z.array(conductRule),
  repetition: accountSettings.shape.repetition,
});
export const conductRuleParams = z.object({ accountId, conductRuleId });

const count = z.int().nonnegative();

export const conductCount = z.object({
  day: fileDay,
  agentId,
  agentName: z.string(),
  ruleId: z.union([z.literal(repetitionWarning), conductRuleId]),
  /** The rule's last name, also if it was deleted; null for repetition. */
  ruleName: z.string().nullable(),
  warned: count,
  sentAnyway: count,
  blocked: count,
});

/** [CD9] Newest day first. */
export const conductReportAnswer = z.object({
  from: fileDay,
  to: fileDay,
  today: fileDay,
  timeZone: z.string(),
  rows: z.array(conductCount).max(conductReportRows),
  more: z.boolean(),
});

/** [RP4] Both days or neither. */
export const conductReportQuery = reportQuery;
