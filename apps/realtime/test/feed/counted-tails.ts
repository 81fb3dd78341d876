/** Tails of a node that count who listens, and may tell listeners something else than what is news. */
import { EventEmitter, once } from "node:events";
import type { News } from "../../src/feed/tail.ts";
import type { Tails } from "../../src/feed/tails.ts";

export interface CountedTails {
  tails: Tails;
  /** Listeners that joined a tail, and those of them that have not left it. */
  joined: number;
  listening: number;
  /** What the next listeners are told instead. */
  spoil: ((news: News) => News) | null;
  /** Waits for as long as it takes, looking whenever a listener joins or leaves. */
  until(holds: () => boolean): Promise<void>;
}

export function countTails(tails: Tails): CountedTails {
  const changes = new EventEmitter();
  const counted: CountedTails = {
    joined: 0,
    listening: 0,
    spoil: null,
    async until(holds) {
      while (!holds()) await once(changes, "listeners");
    },
    tails: {
      ...tails,
      async listen(accountId, listener) {
        const own = await tails.listen(accountId, (news) => listener(counted.spoil?.(news) ?? news));
        if (!own) return null;
        counted.joined++;
        counted.listening++;
        changes.emit("listeners");
        return {
          tail: own.tail,
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
