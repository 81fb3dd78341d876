import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import { askAgain } from "../api/ask-again.ts";
import { noteLeft, openingOf } from "../api/opening.ts";
import { ask } from "./ask.ts";
import { createWatching, type Watching } from "./watching.ts";

/** Watches conversations over a socket, as long as somebody on this page looks at them. */
export function createWatchWire(
  socket: Socket,
  client: QueryClient,
  held: () => Snapshot | undefined,
): Watching {
  const isMine = (id: ConversationId) =>
    held()?.sessions.some((s) => s.conversationId === id && s.ownerId === held()?.me.id);

  /** The feed brings what is mine anyway; of anything else, what was said before the watch began has to be asked for. */
  const watch = async (conversationId: ConversationId) => {
    if (!socket.connected) return;
    const wasMine = isMine(conversationId);
    const opening = openingOf(conversationId);
    const said = await ask(socket, "watch", { conversationId, opening }).catch(() => undefined);
    // NOTE: a server of the release before knows of no openings, and refuses them.
    if (said?.ok === false) await ask(socket, "watch", { conversationId }).catch(() => undefined);
    if (wasMine) return;
    void askAgain(client, { queryKey: ["conversation", conversationId] });
    await askAgain(client, { queryKey: ["messages", conversationId] });
  };
  return createWatching({
    watch: (id) => void watch(id),
    unwatch: (conversationId) => {
      noteLeft(conversationId);
      if (socket.connected) socket.emit("unwatch", { conversationId });
    },
  });
}
