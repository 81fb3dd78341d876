import type { z } from "zod";
import type {
  conductCount,
  conductReportAnswer,
  conductRuleBody,
  conductRulesAnswer,
  newConductRuleBody,
} from "./conduct-rules-schema.ts";

export type NewConductRule = z.infer<typeof newConductRuleBody>;
export type ConductRuleChange = z.infer<typeof conductRuleBody>;
export type ConductRulesAnswer = z.infer<typeof conductRulesAnswer>;
export type ConductCount = z.infer<typeof conductCount>;

/** [CD9] The most rows of a report. */
export const conductReportRows = 2_000;

export type ConductReport = z.infer<typeof conductReportAnswer>;
