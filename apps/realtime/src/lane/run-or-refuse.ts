import type { AccountId } from "@jieru/shared/domain/ids";
import { Refused } from "../base/refused.ts";
import type { BatchInput, Outcome } from "./batch.ts";
import type { Lanes } from "./lane.ts";

/** Runs a command and returns its committed outcome. Throws `Refused` if the desk refuses it. */
export async function runOrRefuse(
  lanes: Lanes,
  accountId: AccountId,
  input: BatchInput,
): Promise<Extract<Outcome, { ok: true }>> {
  const outcome = await lanes.runInput(accountId, input);
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome;
}
