import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { OtherAccountCounts as AccountCounts } from "@jieru/shared/protocol/socket";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import { listAccountCounts } from "./account-counts.ts";
import type { ConsoleSocket } from "./console-socket.ts";

const everyMs = 1_000;

export interface OtherAccountCountsOptions {
  pool: Pool;
  clock: Clock;
  log: Logger;
  listSockets(): Iterable<ConsoleSocket>;
}

/**
 * [MA3] Sends the counts of the agents' other accounts: one statement per second, and only changed messages. The
 * accounts show where the agent is bound (MA4).
 */
export class OtherAccountCounts {
  readonly #options: OtherAccountCountsOptions;
  readonly #sent = new WeakMap<ConsoleSocket, { text: string; accounts: readonly AccountId[] }>();
  #changed = new Set<AccountId>();
  #moved = new Set<AgentId>();
  #timer: NodeJS.Timeout | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(options: OtherAccountCountsOptions) {
    this.#options = options;
  }

  markChanged(accountId: AccountId): void {
    this.#changed.add(accountId);
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
    this.#timer = setTimeout(() => void this.#update(), waitMs).unref();
  }

  async #update(): Promise<void> {
    this.#readAt = performance.now();
    const [changed, moved] = [this.#changed, this.#moved];
    this.#changed = new Set();
    this.#moved = new Set();
    try {
      const due = await this.#listDue(changed, moved);
      if (due.length > 0) await this.#read(due);
    } catch (error) {
      this.#options.log.warn({ err: error }, "the counts of other accounts could not be read");
      for (const accountId of changed) this.#changed.add(accountId);
      for (const agentId of moved) this.#moved.add(agentId);
    }
    this.#timer = undefined;
    if (this.#changed.size + this.#moved.size > 0) this.#soon();
  }

  /** Returns the sockets whose agent moved or whose other accounts changed, including earlier bindings. */
  async #listDue(changed: ReadonlySet<AccountId>, moved: ReadonlySet<AgentId>): Promise<ConsoleSocket[]> {
    const following = [...this.#options.listSockets()].filter((s) => s.accountId !== null);
    const others = following.filter(
      ({ accountId, agentId }) =>
        !moved.has(agentId) && changed.size > (accountId && changed.has(accountId) ? 1 : 0),
    );
    const bound = await this.#boundElsewhere(others, changed);
    return following.filter((socket) => {
      const { accountId, agentId } = socket;
      if (moved.has(agentId)) return true;
      const accounts = [...(bound.get(agentId) ?? []), ...(this.#sent.get(socket)?.accounts ?? [])];
      return accounts.some((id) => id !== accountId && changed.has(id));
    });
  }

  async #boundElsewhere(
    sockets: readonly ConsoleSocket[],
    changed: ReadonlySet<AccountId>,
  ): Promise<Map<AgentId, AccountId[]>> {
    if (sockets.length === 0) return new Map();
    const { rows } = await this.#options.pool.query<{ agentId: AgentId; accounts: AccountId[] }>({
      name: "bound_elsewhere",
      text: `select b.agent_id as "agentId", array_agg(b.account_id) as accounts from bindings b
              where b.account_id = any($1) and b.agent_id = any($2)
                and exists (select from bindings o where o.agent_id = b.agent_id and o.account_id <> b.account_id)
              group by b.agent_id`,
      values: [[...changed], [...new Set(sockets.map((s) => s.agentId))]],
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

  #send(socket: ConsoleSocket, news: AccountCounts): void {
    const text = `${socket.accountId} ${JSON.stringify(news)}`;
    if (!socket.accountId || this.#sent.get(socket)?.text === text) return;
    this.#sent.set(socket, { text, accounts: news.accounts.map((a) => a.accountId) });
    socket.socket.emit("elsewhere", news);
  }
}
