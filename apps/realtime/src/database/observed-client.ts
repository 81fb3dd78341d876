import type pg from "pg";
import type { Observer } from "../base/observer.ts";

type Callback = (error: Error | null, result: unknown) => void;
const readOnly = "25006";
/** One answer of five characters, as PostgreSQL gives them: `53100`. A code of the network, `ECONNRESET`, is none. */
const sqlState = /^[0-9A-Z]{5}$/;

const sqlStateOf = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && sqlState.test(code) ? code : null;
};

/**
 * A client of whose failed statements the observer hears, whoever asked. It changes nothing for who asked.
 * NOTE: by the callback where there is one (the pool's own `query`), else by the promise.
 */
export function observedClient(observer: Observer, Client: typeof pg.Client): typeof pg.Client {
  const watched = (callback: Callback, failed: (error: unknown) => void): Callback => {
    return (error, result) => {
      if (error) failed(error);
      callback(error, result);
    };
  };
  class ObservedClient extends Client {
    // biome-ignore lint/suspicious/noExplicitAny: as many forms as the client has; all go on as they came
    override query(...asked: any[]): any {
      const failed = (error: unknown) => {
        const state = sqlStateOf(error);
        observer.onFailure(state);
        // It leads to a server that has become a standby: the next one may lead to its successor.
        if (state === readOnly) this.end().catch(() => undefined);
      };
      const at = asked.findIndex((part) => typeof part === "function");
      if (at >= 0) asked[at] = watched(asked[at], failed);
      // biome-ignore lint/suspicious/noExplicitAny: see above
      const result: unknown = (super.query as any)(...asked);
      if (result instanceof Promise) result.catch(failed);
      return result;
    }
  }
  return ObservedClient as typeof pg.Client;
}
