/** Stores a push through the account's lane, together with everything that belongs into the same transaction. */
import type { MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { noteFirstPush } from "../accounts/connection/milestones.ts";
import type { Outcome } from "../lane/batch.ts";
import type { Lanes } from "../lane/lane.ts";
import { findFirst, forgetPush, markHandedOver } from "../lane/pushes.ts";
import { shownIn } from "../lane/save/images.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Ingested } from "./ingest.ts";

export interface PushKeeping {
  pool: Pool;
  directory: AccountDirectory;
  lanes: Lanes;
  metrics: Metrics;
  /** Told of an image on its way, after the commit. */
  fetchSoon(mediaId: MediaId): void;
}

/** [HO2] Whether the push is answered by handing its message to WeChat's own tool. */
const isHandedOver = (outcome: Outcome): boolean =>
  outcome.ok && outcome.facts.some((f) => f.type === "customer_handed_over");

/** [RT4] The push had no effect, as the customer was erased after saying it. */
const isOfErased = (command: Ingested["command"], outcome: Outcome): boolean =>
  command !== null && outcome.ok && outcome.facts.length === 0;

/** Resolves when the push is stored, with how to answer it, which is the same however often it comes. */
export async function keepPush(
  { pool, directory, lanes, metrics, fetchSoon }: PushKeeping,
  account: ConnectedAccount,
  read: Ingested,
): Promise<"success" | "hand_over"> {
  const { image, push, command } = read;
  const outcome = await lanes.runEntry(account.id, {
    command,
    push,
    image,
    hasAlongside: (result) => !account.pushed || isHandedOver(result) || isOfErased(command, result),
    async alongside(client, result) {
      if (!account.pushed) await noteFirstPush(client, account.id, push.receivedAt);
      if (isHandedOver(result)) await markHandedOver(client, account.id, push.key);
      if (isOfErased(command, result)) await forgetPush(client, account.id, push.key);
    },
  });
  if (!account.pushed) directory.forget(account.id);
  if (!outcome.ok) throw new Error(`a push was refused: ${outcome.refusal.refusal}`);
  if (image && shownIn(outcome.facts, image).length > 0) fetchSoon(image.mediaId);
  const repeated = outcome.facts.length === 0 && command !== null;
  const first = repeated ? await findFirst(pool, account.id, push) : null;
  const again = first?.differs ? "quarantined" : "duplicate";
  metrics.pushes.inc({ outcome: first ? again : read.outcome });
  return (first?.handedOver ?? isHandedOver(outcome)) ? "hand_over" : "success";
}
