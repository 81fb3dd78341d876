import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { keys } from "../keys.ts";
import { invalidate } from "../queries/invalidate.ts";
import { closeOpening, openingOf } from "../queries/opening.ts";
import { emitAndWait } from "./emit-and-wait.ts";
import { createWatching, type Watching } from "./watching.ts";

const pauseMs = 1500;

/** The server could not check the access and may do so in a moment. */
const isPassing = ({ refusal }: Refusal): boolean =>
  refusal === "server_busy" || refusal === "database_unavailable" || refusal === "too_many_requests";

/** Watches conversations over a socket while they are open on this page. */
export function createWatchSubscription(
  socket: Socket,
  client: QueryClient,
  held: () => Snapshot | undefined,
): Watching {
  const isMine = (id: ConversationId) =>
    held()?.sessions.some((s) => s.conversationId === id && s.ownerId === held()?.me.id);

  /** The feed sends the agent's own conversations anyway; others must be loaded after the watch began. */
  const watch = async (conversationId: ConversationId, isWanted: () => boolean) => {
    if (!socket.connected) return;
    const wasMine = isMine(conversationId);
    const opening = openingOf(conversationId);
    let answer = await emitAndWait(socket, "watch", { conversationId, opening }).catch(() => null);
    // NOTE: a server of the previous release refuses openings.
    if (answer && !answer.ok && !isPassing(answer.refusal))
      answer = await emitAndWait(socket, "watch", { conversationId }).catch(() => null);
    // Without the watch nothing of the conversation would arrive.
    if (!answer || (!answer.ok && isPassing(answer.refusal)))
      return void setTimeout(() => isWanted() && void watch(conversationId, isWanted), pauseMs);
    if (wasMine) return;
    void invalidate(client, { queryKey: keys.conversation(conversationId) });
    await invalidate(client, { queryKey: keys.messages(conversationId) });
  };
  const wishes = new Map<ConversationId, object>();
  return createWatching({
    watch: (id) => {
      const wish = {};
      wishes.set(id, wish);
      void watch(id, () => wishes.get(id) === wish);
    },
    unwatch: (conversationId) => {
      wishes.delete(conversationId);
      closeOpening(conversationId);
      if (socket.connected) socket.emit("unwatch", { conversationId });
    },
  });
}
