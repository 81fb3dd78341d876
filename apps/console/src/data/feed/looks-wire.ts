import type { AccountId } from "@jieru/shared/domain/ids";
import type { Looks } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io-client";
import { listen } from "./listen.ts";

type HearLooks = (looks: Looks["looks"]) => unknown;

export interface FollowsLooks {
  /** [BO9] Tells who looks at which session until the returned function is called; nobody while there is no connection. */
  followLooks: (hear: HearLooks) => () => void;
}

/** [BO9] Asks the server who looks at which session while somebody listens, again after every reconnect. */
export function createLooksWire(socket: Socket, accountId: AccountId): FollowsLooks & { again: () => void } {
  let hear: HearLooks | null = null;
  const ask = () => {
    if (socket.connected) socket.emit("follow_looks", { on: hear !== null });
  };
  listen(socket, "looks", (news) => void (news.accountId === accountId && hear?.(news.looks)));
  socket.on("disconnect", () => hear?.([]));
  return {
    again: () => void (hear && ask()),
    followLooks: (listener: HearLooks) => {
      hear = listener;
      ask();
      return () => {
        hear = null;
        ask();
      };
    },
  };
}
