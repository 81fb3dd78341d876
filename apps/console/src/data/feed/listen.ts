import type { Received, ReceivedName } from "@jieru/shared/protocol/received";
import type { Socket } from "socket.io-client";
import { reportUnusable } from "../store/unusable-part.ts";

/** Calls the handler with every message of this name. [FD17] An unusable message is reported, and `onUnusable` is called. */
export function listen<Name extends Exclude<ReceivedName, "snapshot">>(
  socket: Socket,
  name: Name,
  handle: (news: Received[Name]) => void,
  onUnusable: () => void = () => undefined,
): void {
  const onNews = (news: unknown) =>
    reportUnusable(name, news) ? onUnusable() : handle(news as Received[Name]);
  socket.on<string>(name, onNews);
}
