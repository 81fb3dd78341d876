import type { AgentId } from "@jieru/shared/domain/ids";
import type { NewBrowsers as News } from "@jieru/shared/protocol/browsers";
import { mayConfirm, mayEnd } from "../sign-in/browser-rights.ts";
import type { Newcomer } from "../sign-in/browsers.ts";
import type { ConsoleSocket } from "./console-socket.ts";

export interface NewBrowsersOptions {
  listSockets(): Iterable<ConsoleSocket>;
  listNewBrowsers(agentIds: readonly AgentId[]): Promise<readonly Newcomer[]>;
}

const rightsOver = (own: Newcomer | undefined, other: Newcomer) => ({
  mayConfirm: own === undefined || mayConfirm({ known: false }, own.isAlone),
  mayEnd: own === undefined || mayEnd(ageOf(own), ageOf(other)),
});
const ageOf = ({ browser: { id }, since }: Newcomer) => ({ id, since, known: false });

/** [SI8] Notifies consoles of new browsers of their agent elsewhere. Repeats are skipped. */
export class NewBrowsers {
  readonly #options: NewBrowsersOptions;
  readonly #sent = new WeakMap<ConsoleSocket, string>();

  constructor(options: NewBrowsersOptions) {
    this.#options = options;
  }

  async look(): Promise<void> {
    const sockets = [...this.#options.listSockets()];
    if (sockets.length === 0) return;
    const found = await this.#options.listNewBrowsers([...new Set(sockets.map((s) => s.agentId))]);
    const newcomers = Map.groupBy(found, ({ agentId }) => agentId);
    for (const socket of sockets) {
      const all = newcomers.get(socket.agentId) ?? [];
      const own = all.find(({ webSessionIds }) => webSessionIds.includes(socket.webSessionId));
      const others = all.filter((newcomer) => newcomer !== own);
      this.#notify(socket, {
        browsers: others.map((other) => ({ ...other.browser, ...rightsOver(own, other) })),
        isNew: own !== undefined,
      });
    }
  }

  #notify(socket: ConsoleSocket, news: News): void {
    const text = JSON.stringify(news);
    const sent = this.#sent.get(socket);
    if (sent === text || (sent === undefined && news.browsers.length === 0)) return;
    this.#sent.set(socket, text);
    socket.socket.emit("new_browsers", news);
  }
}
