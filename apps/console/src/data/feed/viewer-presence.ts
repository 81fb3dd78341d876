import type { AccountId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io-client";
import { listen } from "./listen.ts";

type OnViewers = (looks: Looks["looks"]) => unknown;

export interface FollowsViewers {
  /** [BO9] Calls the listener with all viewers until the returned function is called, and with none while disconnected. */
  followViewers: (onViewers: OnViewers) => () => void;
}

/** [BO9] Requests the viewers of sessions while there is a listener, again after every reconnect. */
export function createViewerPresence(
  socket: Socket,
  accountId: AccountId,
): FollowsViewers & { again: () => void } {
  let onViewers: OnViewers | null = null;
  const ask = () => {
    if (socket.connected) socket.emit("follow_looks", { on: onViewers !== null });
  };
  listen(socket, "looks", (news) => void (news.accountId === accountId && onViewers?.(news.looks)));
  socket.on("disconnect", () => onViewers?.([]));
  return {
    again: () => void (onViewers && ask()),
    followViewers: (listener: OnViewers) => {
      onViewers = listener;
      ask();
      return () => {
        onViewers = null;
        ask();
      };
    },
  };
}
