/** Log followers that count their listeners and can replace the events sent to them. */
import { EventEmitter, once } from "node:events";
import type { Changes } from "../../src/feed/event-buffer.ts";
import type { LogFollowers } from "../../src/feed/log-follower.ts";

export interface CountedTails {
  followers: LogFollowers;
  /** Listeners that joined a follower so far, and those still there. */
  joined: number;
  listening: number;
  /** Replaces the changes sent to the next listeners. */
  spoil: ((news: Changes) => Changes) | null;
  /** Waits until the condition holds, checking whenever a listener joins or leaves. */
  until(holds: () => boolean): Promise<void>;
}

export function countTails(followers: LogFollowers): CountedTails {
  const changes = new EventEmitter();
  const counted: CountedTails = {
    joined: 0,
    listening: 0,
    spoil: null,
    async until(holds) {
      while (!holds()) await once(changes, "listeners");
    },
    followers: {
      ...followers,
      async listen(accountId, listener) {
        const own = await followers.listen(accountId, (news) => listener(counted.spoil?.(news) ?? news));
        if (!own) return null;
        counted.joined++;
        counted.listening++;
        changes.emit("listeners");
        return {
          follower: own.follower,
          stop() {
            counted.listening--;
            own.stop();
            changes.emit("listeners");
          },
        };
      },
    },
  };
  return counted;
}
