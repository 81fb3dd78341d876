import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Elsewhere as News } from "@jieru/shared/protocol/socket";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { listAccountCounts } from "../accounts/account-counts.ts";
import type { Clock } from "../context.ts";
import type { ConsoleSocket } from "./console-socket.ts";

/** No socket is told more often, and the database is asked no more often, however many bells ring. */
const everyMs = 1_000;

export interface ElsewhereOptions {
  pool: Pool;
  clock: Clock;
  log: Logger;
  listSockets(): Iterable<ConsoleSocket>;
}

/**
 * [MA3] Tells consoles what their agents have in the accounts they are not looking at. Bells and arrivals only mark;
 * once a second at most, one statement reads the numbers of all who are due. A socket is told what differs from what it
 * was told last; being bound and unbound shows in which accounts there are (MA4).
 */
export class Elsewhere {
  readonly #options: ElsewhereOptions;
  readonly #told = new WeakMap<ConsoleSocket, string>();
  #rung = new Set<AccountId>();
  #moved = new Set<AgentId>();
  #timer: NodeJS.Timeout | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: ElsewhereOptions) {
    this.#options = options;
  }

  /** The account has news. */
  ring(accountId: AccountId): void {
    this.#rung.add(accountId);
    this.#soon();
  }

  /** The agent began to follow an account, or left one. */
  moved(agentId: AgentId): void {
    this.#moved.add(agentId);
    this.#soon();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #soon(): void {
    if (this.#timer || this.#stopped) return;
    const waitMs = Math.max(0, this.#readAt + everyMs - performance.now());
    this.#timer = setTimeout(() => void this.#tell(), waitMs).unref();
  }

  async #tell(): Promise<void> {
    this.#readAt = performance.now();
    const due = this.#takeDue();
    try {
      if (due.length > 0) await this.#read(due);
    } catch (error) {
      this.#options.log.warn({ err: error }, "what is elsewhere could not be read");
      for (const { agentId } of due) this.#moved.add(agentId);
    }
    this.#timer = undefined;
    if (this.#rung.size + this.#moved.size > 0) this.#soon();
  }

  /** Whose agent moved, and who looks at another account than one that rang. */
  #takeDue(): ConsoleSocket[] {
    const [rung, moved] = [this.#rung, this.#moved];
    this.#rung = new Set();
    this.#moved = new Set();
    return [...this.#options.listSockets()].filter(({ accountId, agentId }) => {
      if (!accountId) return false;
      return moved.has(agentId) || rung.size > 1 || (rung.size === 1 && !rung.has(accountId));
    });
  }

  async #read(due: readonly ConsoleSocket[]): Promise<void> {
    const { pool, clock } = this.#options;
    const agentIds = [...new Set(due.map((s) => s.agentId))];
    const counts = Map.groupBy(await listAccountCounts(pool, agentIds, clock.now()), (c) => c.agentId);
    for (const socket of due) {
      const accounts = (counts.get(socket.agentId) ?? [])
        .filter((c) => c.accountId !== socket.accountId)
        .map(({ agentId: _, ...rest }) => rest);
      this.#send(socket, { accounts });
    }
  }

  #send(socket: ConsoleSocket, news: News): void {
    const text = `${socket.accountId} ${JSON.stringify(news)}`;
    if (!socket.accountId || this.#told.get(socket) === text) return;
    this.#told.set(socket, text);
    socket.socket.emit("elsewhere", news);
  }
}
