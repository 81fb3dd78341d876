import { type Received, type ReceivedName, unusablePart } from "@jieru/shared/protocol/received";
import type { Socket } from "socket.io-client";

/** [FD17] What the server has sent lacks a part, or a part has another type. The message names the part, not its value. */
export class UnusableNews extends Error {
  override name = "UnusableNews";
}

/**
 * Calls the handler with all news of this name. [FD17] News that the console cannot use is reported, and `onUnusable` is called
 * instead.
 */
export function listen<Name extends Exclude<ReceivedName, "snapshot">>(
  socket: Socket,
  name: Name,
  handle: (news: Received[Name]) => void,
  onUnusable: () => void = () => undefined,
): void {
  const onNews = (news: unknown) => {
    const part = unusablePart(name, news);
    if (part === null) return handle(news as Received[Name]);
    reportError(new UnusableNews(`${name}: ${part}`));
    onUnusable();
  };
  socket.on<string>(name, onNews);
}
