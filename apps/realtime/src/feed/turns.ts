import type { AgentId } from "@jieru/shared/domain/ids";

const mostAtOnce = 16;

interface Asking {
  agentId: AgentId;
  socket: { readonly connected: boolean };
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/** [FD15] Limits an agent's parallel requests. Others wait in order. */
export class Turns {
  readonly #queues = new Map<AgentId, Queue>();

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
