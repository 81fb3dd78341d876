/** LogFollowers of a node that count who listens, and may tell listeners something else than what is news. */
import { EventEmitter, once } from "node:events";
import type { Changes } from "../../src/feed/event-buffer.ts";
import type { LogFollowers } from "../../src/feed/log-follower.ts";

export interface CountedTails {
  followers: LogFollowers;
  /** Listeners that joined a follower, and those of them that have not left it. */
  joined: number;
  listening: number;
  /** What the next listeners are told instead. */
  spoil: ((news: Changes) => Changes) | null;
  /** Waits for as long as it takes, looking whenever a listener joins or leaves. */
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
