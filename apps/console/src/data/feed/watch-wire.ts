import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { keys } from "../keys.ts";
import { askAgain } from "../queries/ask-again.ts";
import { noteLeft, openingOf } from "../queries/opening.ts";
import { ask } from "./ask.ts";
import { createWatching, type Watching } from "./watching.ts";

const pauseMs = 1500;

/** The server could not look whether the conversation may be read, and may in a moment. */
const isPassing = ({ refusal }: Refusal): boolean =>
  refusal === "server_busy" || refusal === "database_unavailable" || refusal === "too_many_requests";

/** Watches conversations over a socket, as long as somebody on this page looks at them. */
export function createWatchWire(
  socket: Socket,
  client: QueryClient,
  held: () => Snapshot | undefined,
): Watching {
  const isMine = (id: ConversationId) =>
    held()?.sessions.some((s) => s.conversationId === id && s.ownerId === held()?.me.id);

  /** The feed brings what is mine anyway; of anything else, what was said before the watch began has to be asked for. */
  const watch = async (conversationId: ConversationId, isWanted: () => boolean) => {
    if (!socket.connected) return;
    const wasMine = isMine(conversationId);
    const opening = openingOf(conversationId);
    let said = await ask(socket, "watch", { conversationId, opening }).catch(() => null);
    // NOTE: a server of the release before knows of no openings, and refuses them.
    if (said && !said.ok && !isPassing(said.refusal))
      said = await ask(socket, "watch", { conversationId }).catch(() => null);
    // Nothing of it would arrive, under a line that says "live".
    if (!said || (!said.ok && isPassing(said.refusal)))
      return void setTimeout(() => isWanted() && void watch(conversationId, isWanted), pauseMs);
    if (wasMine) return;
    void askAgain(client, { queryKey: keys.conversation(conversationId) });
    await askAgain(client, { queryKey: keys.messages(conversationId) });
  };
  /** The newest wish to watch each of them. */
  const wishes = new Map<ConversationId, object>();
  return createWatching({
    watch: (id) => {
      const wish = {};
      wishes.set(id, wish);
      void watch(id, () => wishes.get(id) === wish);
    },
    unwatch: (conversationId) => {
      wishes.delete(conversationId);
      noteLeft(conversationId);
      if (socket.connected) socket.emit("unwatch", { conversationId });
    },
  });
}
