import type { AgentId } from "@jieru/shared/domain/ids";

/** More than a console asks at once, and few enough of the database's connections for one person. */
const mostAtOnce = 16;

interface Asking {
  agentId: AgentId;
  socket: { readonly connected: boolean };
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/** [FD15] Requests of one person, over whatever socket: so many at once, the others in the order they came. */
export class Turns {
  readonly #queues = new Map<AgentId, Queue>();

  /** undefined where the socket was gone when its turn came. */
  async take<T>({ agentId, socket }: Asking, work: () => Promise<T>): Promise<T | undefined> {
    const queue = this.#queues.get(agentId) ?? { running: 0, waiting: [] };
    this.#queues.set(agentId, queue);
    if (queue.running < mostAtOnce) queue.running++;
    else await new Promise<void>((resolve) => queue.waiting.push(resolve));
    try {
      return socket.connected ? await work() : undefined;
    } finally {
      const next = queue.waiting.shift();
      if (next) next();
      else if (--queue.running === 0) this.#queues.delete(agentId);
    }
  }
}
