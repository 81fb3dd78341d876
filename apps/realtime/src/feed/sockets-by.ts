import type { ConsoleSocket } from "./console-socket.ts";

const none: ReadonlySet<ConsoleSocket> = new Set();

/** An index of sockets by a common property, so that finding a few does not need a pass over all. */
export class SocketsBy<K> {
  readonly #groups = new Map<K, Set<ConsoleSocket>>();

  add(key: K, socket: ConsoleSocket): void {
    const group = this.#groups.get(key);
    if (group) group.add(socket);
    else this.#groups.set(key, new Set([socket]));
  }

  delete(key: K, socket: ConsoleSocket): void {
    const group = this.#groups.get(key);
    if (group?.delete(socket) && group.size === 0) this.#groups.delete(key);
  }

  of(key: K): ReadonlySet<ConsoleSocket> {
    return this.#groups.get(key) ?? none;
  }

  keys(): Iterable<K> {
    return this.#groups.keys();
  }
}
