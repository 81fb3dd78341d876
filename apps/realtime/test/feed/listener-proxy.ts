/** A proxy between the change listener and PostgreSQL that a test can close, freeze or delay. */
import net, { type AddressInfo, createServer, type Socket } from "node:net";
import type { TestDatabase } from "../test-database.ts";

export class ListenerWire {
  /** Refuses and cuts connections. */
  #closed = false;
  /** Drops everything that the change listener sends, without an error. */
  dead = false;
  readonly triedAt: number[] = [];
  /** Holds answers from the moment the change listener sends this text. */
  holdFrom: string | null = null;
  #held: Buffer | null = null;
  readonly #sockets = new Set<Socket>();
  /** Leaves the connection half open, as a machine that is gone does. */
  readonly #server = createServer({ allowHalfOpen: true }, (near) => this.#join(near));
  readonly #db: TestDatabase;

  private constructor(db: TestDatabase) {
    this.#db = db;
  }

  static async open(db: TestDatabase): Promise<ListenerWire> {
    const wire = new ListenerWire(db);
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  get connection(): TestDatabase["connection"] {
    const { port } = this.#server.address() as AddressInfo;
    return { ...this.#db.connection, host: "127.0.0.1", port };
  }

  get held(): string {
    return String(this.#held ?? "");
  }

  set closed(closed: boolean) {
    this.#closed = closed;
    if (closed) this.#cut();
  }

  /** Delivers everything held and holds nothing more. */
  release(): void {
    const held = this.#held;
    [this.holdFrom, this.#held] = [null, null];
    for (const near of this.#sockets) if (held) near.write(held);
  }

  close(): void {
    this.#server.close();
    this.#cut();
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  #join(near: Socket): void {
    this.triedAt.push(performance.now());
    if (this.#closed) return void near.destroy();
    const { host, port } = this.#db.connection;
    const far = net.connect(`${host}/.s.PGSQL.${port}`);
    this.#sockets.add(near);
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("data", (bytes: Buffer) => {
      if (this.dead) return;
      if (this.holdFrom && bytes.includes(this.holdFrom)) this.#held ??= Buffer.alloc(0);
      far.write(bytes);
    });
    far.on("data", (bytes: Buffer) => {
      if (this.#held) this.#held = Buffer.concat([this.#held, bytes]);
      else near.write(bytes);
    });
  }
}
