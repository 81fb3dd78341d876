/** Stores a push through the account's lane, together with everything that belongs into the same transaction. */
import type { MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { noteFirstPush } from "../accounts/connection/milestones.ts";
import type { Metrics } from "../base/metrics.ts";
import { isHandedOver } from "../lane/batch.ts";
import type { Lanes } from "../lane/lane.ts";
import { findFirst } from "../lane/pushes.ts";
import { shownIn } from "../lane/save/images.ts";
import type { Ingested } from "./ingest.ts";

export interface PushKeeping {
  pool: Pool;
  directory: AccountDirectory;
  lanes: Lanes;
  metrics: Metrics;
  /** Told of an image on its way, after the commit. */
  fetchSoon(mediaId: MediaId): void;
}

/** Resolves when the push is stored, with how to answer it, which is the same however often it comes. */
export async function keepPush(
  { pool, directory, lanes, metrics, fetchSoon }: PushKeeping,
  account: ConnectedAccount,
  read: Ingested,
): Promise<"success" | "hand_over"> {
  const { image, push, command } = read;
  const outcome = await lanes.runInput(account.id, {
    command,
    push,
    image,
    ...(!account.pushed && { sideEffect: (client) => noteFirstPush(client, account.id, push.receivedAt) }),
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
