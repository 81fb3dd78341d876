/** Subscribes to the feed of one account from the page's last seq, until everything missed has arrived. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { keys } from "../keys.ts";
import { keepNames } from "../queries/former-agents.ts";
import { invalidate } from "../queries/invalidate.ts";
import { ensureSnapshot, loadSnapshot } from "../queries/snapshot.ts";
import { signal } from "../store/connection.ts";
import { forgetMessageEvents } from "../store/recent-events.ts";
import { confirmedSnapshot } from "../store/snapshots.ts";
import { createCatchUp } from "./catch-up.ts";
import { emitAndWait } from "./emit-and-wait.ts";
import { forgetGone } from "./forget-erased.ts";

const pauseMs = 1500;

export interface Subscribing {
  /** Does nothing while a subscription is pending. */
  subscribe: () => Promise<void>;
  startOver: () => Promise<void>;
  framed: () => void;
  close: () => void;
}

export function createSubscribing(
  { socket, client, accountId }: { socket: Socket; client: QueryClient; accountId: AccountId },
  caughtUp: () => void,
): Subscribing {
  const catchUp = createCatchUp(caughtUp);
  let subscribing = false;
  /** Until the snapshot is loaded again, the page has not caught up. */
  let startingOver = false;

  const retrySoon = () => setTimeout(() => socket.connected && void subscribe(), pauseMs);
  const subscribe = async () => {
    if (subscribing) return;
    subscribing = true;
    catchUp.restart();
    try {
      const { seq } = await ensureSnapshot(client, accountId);
      const answer = await emitAndWait(socket, "subscribe", { accountId, afterSeq: seq });
      if (!answer.ok && !endsPage(answer.refusal)) retrySoon();
      else if (answer.ok && !startingOver) catchUp.acknowledged();
    } catch {
      retrySoon();
    } finally {
      subscribing = false;
    }
  };

  const startOver = async () => {
    signal({ sign: "connected" });
    forgetMessageEvents();
    startingOver = true;
    const before = confirmedSnapshot(accountId);
    const loaded = await loadSnapshot(client, accountId).catch(() => null);
    startingOver = false;
    if (!loaded) return void retrySoon();
    // [AG7] [RT3] Hidden conversations may belong to another agent or an erased customer by now.
    for (const queryKey of [keys.allMessages, keys.conversations])
      client.removeQueries({ queryKey, type: "inactive" });
    for (const queryKey of [
      keys.allMessages,
      keys.conversations,
      keys.list("ended", accountId),
      keys.list("blocked", accountId),
      keys.list("quick-replies", accountId),
      keys.list("conduct-rules", accountId),
      keys.list("tags", accountId),
      keys.list("mentions", accountId),
    ])
      void invalidate(client, { queryKey });
    keepNames(client, accountId, before ?? loaded, loaded);
    void forgetGone(accountId, loaded);
    await subscribe();
  };

  return { subscribe, startOver, framed: catchUp.framed, close: catchUp.restart };
}

/** [SI6] Signs the page out if the refusal says that it has no agent or no access to the account. */
function endsPage({ refusal }: Refusal): boolean {
  if (refusal === "not_signed_in") signal({ sign: "signed_out", why: "expired" });
  else if (refusal === "not_bound" || refusal === "account_not_found")
    signal({ sign: "signed_out", why: "unbound" });
  else return false;
  return true;
}
