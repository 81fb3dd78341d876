import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Elsewhere as News } from "@jieru/shared/protocol/socket";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import { listAccountCounts } from "./account-counts.ts";
import type { ConsoleSocket } from "./console-socket.ts";

/** Minimum interval between queries and messages, for any number of change notifications. */
const everyMs = 1_000;

export interface OtherAccountCountsOptions {
  pool: Pool;
  clock: Clock;
  log: Logger;
  listSockets(): Iterable<ConsoleSocket>;
}

/**
 * [MA3] Sends consoles the counts of their agents' other accounts.
 * Notifications and moves only mark the sockets that are due. At most once per second, one statement reads the counts of all of them.
 * A socket receives a message only if it differs from the previous one. The set of accounts shows where the agent is bound (MA4).
 */
export class OtherAccountCounts {
  readonly #options: OtherAccountCountsOptions;
  readonly #told = new WeakMap<ConsoleSocket, { text: string; accounts: readonly AccountId[] }>();
  #rung = new Set<AccountId>();
  #moved = new Set<AgentId>();
  #timer: NodeJS.Timeout | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: OtherAccountCountsOptions) {
    this.#options = options;
  }

  ring(accountId: AccountId): void {
    this.#rung.add(accountId);
    this.#soon();
  }

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
    const [rung, moved] = [this.#rung, this.#moved];
    this.#rung = new Set();
    this.#moved = new Set();
    try {
      const due = await this.#listDue(rung, moved);
      if (due.length > 0) await this.#read(due);
    } catch (error) {
      this.#options.log.warn({ err: error }, "what is elsewhere could not be read");
      for (const accountId of rung) this.#rung.add(accountId);
      for (const agentId of moved) this.#moved.add(agentId);
    }
    this.#timer = undefined;
    if (this.#rung.size + this.#moved.size > 0) this.#soon();
  }

  /**
   * Returns the sockets to update. Either their agent moved, or another account than the one they follow changed.
   * The agent must be bound to that account, or have been bound to it at the last message.
   */
  async #listDue(rung: ReadonlySet<AccountId>, moved: ReadonlySet<AgentId>): Promise<ConsoleSocket[]> {
    const following = [...this.#options.listSockets()].filter((s) => s.accountId !== null);
    const others = following.filter(
      ({ accountId, agentId }) =>
        !moved.has(agentId) && rung.size > (accountId && rung.has(accountId) ? 1 : 0),
    );
    const bound = await this.#boundElsewhere(others, rung);
    return following.filter((socket) => {
      const { accountId, agentId } = socket;
      if (moved.has(agentId)) return true;
      const accounts = [...(bound.get(agentId) ?? []), ...(this.#told.get(socket)?.accounts ?? [])];
      return accounts.some((id) => id !== accountId && rung.has(id));
    });
  }

  /** Returns, for each agent, their accounts among the changed ones. Most agents are bound to a single account and are left out. */
  async #boundElsewhere(
    sockets: readonly ConsoleSocket[],
    rung: ReadonlySet<AccountId>,
  ): Promise<Map<AgentId, AccountId[]>> {
    if (sockets.length === 0) return new Map();
    const { rows } = await this.#options.pool.query<{ agentId: AgentId; accounts: AccountId[] }>({
      name: "bound_elsewhere",
      text: `select b.agent_id as "agentId", array_agg(b.account_id) as accounts from bindings b
              where b.account_id = any($1) and b.agent_id = any($2)
                and exists (select from bindings o where o.agent_id = b.agent_id and o.account_id <> b.account_id)
              group by b.agent_id`,
      values: [[...rung], [...new Set(sockets.map((s) => s.agentId))]],
    });
    return new Map(rows.map(({ agentId, accounts }) => [agentId, accounts]));
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
    if (!socket.accountId || this.#told.get(socket)?.text === text) return;
    this.#told.set(socket, { text, accounts: news.accounts.map((a) => a.accountId) });
    socket.socket.emit("elsewhere", news);
  }
}
