import type { AccountId } from "@jieru/shared/domain/ids";
import { Refused } from "../base/refused.ts";
import type { BatchInput, Outcome } from "./batch.ts";
import type { Lanes } from "./lane.ts";

/** For whoever answers a request: what the command came to, once it is committed. Throws `Refused` where the desk says no. */
export async function runOrRefuse(
  lanes: Lanes,
  accountId: AccountId,
  input: BatchInput,
): Promise<Extract<Outcome, { ok: true }>> {
  const outcome = await lanes.runInput(accountId, input);
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome;
}
