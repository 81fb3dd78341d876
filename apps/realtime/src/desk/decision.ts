import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { NewFact } from "./fact.ts";

export type Decision = NewFact[] | Refusal;

/** A decision that is no refusal is a list of facts; an empty one changes nothing. */
export const isRefused = (d: Decision): d is Refusal => !Array.isArray(d);
