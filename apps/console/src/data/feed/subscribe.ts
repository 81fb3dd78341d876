/** The feed of one account on a connection: asked for from what the page holds, until everything missed is here. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { keys } from "../keys.ts";
import { askAgain } from "../queries/ask-again.ts";
import { keepNames } from "../queries/former-agents.ts";
import { ensureSnapshot, loadSnapshot } from "../queries/snapshot.ts";
import { signal } from "../store/connection.ts";
import { forgetMessageEvents } from "../store/recent-events.ts";
import { confirmedSnapshot } from "../store/snapshots.ts";
import { ask } from "./ask.ts";
import { createCatchUp } from "./catch-up.ts";
import { forgetGone } from "./forget-erased.ts";

const pauseMs = 1500;

export interface Subscribing {
  /** Asks for what came after what the page holds; does nothing while that is being asked. */
  subscribe: () => Promise<void>;
  /** Loads everything anew, and subscribes from there. */
  startOver: () => Promise<void>;
  /** A frame was applied. */
  framed: () => void;
  close: () => void;
}

/** `caughtUp` is called once for every subscription, when all that was missed has come. */
export function createSubscribing(
  { socket, client, accountId }: { socket: Socket; client: QueryClient; accountId: AccountId },
  caughtUp: () => void,
): Subscribing {
  const catchUp = createCatchUp(caughtUp);
  let subscribing = false;
  /** Everything is being loaded anew: until it is, nothing has been caught up with. */
  let startingOver = false;

  const retrySoon = () => setTimeout(() => socket.connected && void subscribe(), pauseMs);
  const subscribe = async () => {
    if (subscribing) return;
    subscribing = true;
    catchUp.restart();
    try {
      const { seq } = await ensureSnapshot(client, accountId);
      const answer = await ask(socket, "subscribe", { accountId, afterSeq: seq });
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
    // [AG7] [RT3] What is not looked at may be somebody else's by now, or of an erased customer.
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
      void askAgain(client, { queryKey });
    keepNames(client, accountId, before ?? loaded, loaded);
    void forgetGone(accountId, loaded);
    await subscribe();
  };

  return { subscribe, startOver, framed: catchUp.framed, close: catchUp.restart };
}

/** [SI6] Whether the refusal means that this page is nobody's, or of an account that is not its agent's any more. */
function endsPage({ refusal }: Refusal): boolean {
  if (refusal === "not_signed_in") signal({ sign: "signed_out", why: "expired" });
  else if (refusal === "not_bound" || refusal === "account_not_found")
    signal({ sign: "signed_out", why: "unbound" });
  else return false;
  return true;
}
