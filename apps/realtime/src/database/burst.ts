/**
 * Many statements, one answer. The driver ends each statement with a `Sync`, on which PostgreSQL writes its answer to the
 * socket, and we read it: a batch of the lane is ten statements of whose answers none is needed but the last. Of a burst
 * PostgreSQL says nothing before its end. What follows a statement that fails is not carried out, a `commit` included.
 */
import pg from "pg";

/** Arrays go as `columns.ts` makes them. */
type Value = string | number | boolean | Buffer | null;

/** What it returns is not looked at. With a name it is parsed once a connection. */
export interface Statement {
  name?: string;
  text: string;
  values?: readonly Value[];
}

/** As much of the driver's connection as it takes. */
interface Connection {
  close(statement: { type: "S"; name: string }): void;
  parse(statement: { name: string; text: string }): void;
  bind(of: { statement: string; values: readonly (string | Buffer | null)[] }): void;
  execute(): void;
  sync(): void;
}
const written = (value: Value): string | Buffer | null =>
  value === null || typeof value === "string" || Buffer.isBuffer(value) ? value : String(value);

type Callback = (error: Error | null, answer?: { command: string }) => void;

/** The named statements a connection knows, or will know when what was sent to it succeeds. */
const known = new WeakMap<Connection, Set<string>>();

function knownTo(connection: Connection): Set<string> {
  const names = known.get(connection) ?? new Set();
  known.set(connection, names);
  return names;
}

class Burst extends pg.Query {
  readonly statements: readonly Statement[];
  callback: Callback | undefined;
  #command = "";
  /** Parsed for the first time, if nothing fails. */
  readonly #news: string[] = [];

  constructor(statements: readonly Statement[]) {
    super({ text: "" });
    this.statements = statements;
  }

  override submit = (connection: unknown): null => {
    const to = connection as Connection;
    const names = knownTo(to);
    for (const { name, text, values = [] } of this.statements) {
      // NOTE: the driver keeps names of its own for what it prepares; they must not meet.
      const statement = name ? `burst_${name}` : "";
      if (!names.has(statement)) this.#parse(to, statement, text);
      to.bind({ statement, values: values.map(written) });
      to.execute();
    }
    to.sync();
    return null;
  };

  /** Where a burst failed it is not known how far it was parsed; to close what is not there is no error. */
  #parse(to: Connection, name: string, text: string): void {
    if (name) {
      to.close({ type: "S", name });
      knownTo(to).add(name);
      this.#news.push(name);
    }
    to.parse({ name, text });
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete({ text }: { text: string }): void {
    this.#command = text;
  }
  handleError(error: Error, connection: Connection): void {
    for (const name of this.#news) knownTo(connection).delete(name);
    this.callback?.(error);
  }
  handleReadyForQuery(): void {
    this.callback?.(null, { command: this.#command });
  }
}

/** The statements of a burst that was given to a client's `query`; null for anything else. */
export const statementsOf = (asked: unknown): readonly Statement[] | null =>
  asked instanceof Burst ? asked.statements : null;

/** Carries them out one after the other. Resolves with the tag of the last; rejects with what failed first. */
export const sendBurst = (client: pg.ClientBase, statements: readonly Statement[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const answered: Callback = (error, answer) => (error ? reject(error) : resolve(answer?.command ?? ""));
    (client.query as (burst: Burst, callback: Callback) => void).call(
      client,
      new Burst(statements),
      answered,
    );
  });
