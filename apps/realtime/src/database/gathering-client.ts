import type { Writable } from "node:stream";
import type pg from "pg";

/** The part of the driver's client that its types leave out: what its statements are written to. */
interface Connected {
  connection: { stream: Writable };
}

/**
 * A client that writes once for all statements of one turn of the event loop, and of the promises that end in it. The
 * driver writes each statement by itself; a batch of the lane is ten of them, and each write wakes PostgreSQL up.
 */
export function gatheringClient(Client: typeof pg.Client): typeof pg.Client {
  class GatheringClient extends Client {
    #gathering = false;

    #gather(): void {
      if (this.#gathering) return;
      this.#gathering = true;
      const { stream } = (this as unknown as Connected).connection;
      stream.cork();
      process.nextTick(() => {
        this.#gathering = false;
        stream.uncork();
      });
    }

    // biome-ignore lint/suspicious/noExplicitAny: as many forms as the client has; all go on as they came
    override query(...asked: any[]): any {
      this.#gather();
      // biome-ignore lint/suspicious/noExplicitAny: see above
      return (super.query as any)(...asked);
    }
  }
  return GatheringClient as typeof pg.Client;
}
