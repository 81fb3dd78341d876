/** The way from a changes to PostgreSQL, which a test can close, let die, or hold up. */
import net, { type AddressInfo, createServer, type Socket } from "node:net";
import type { TestDatabase } from "../test-database.ts";

export class ListenerWire {
  /** Nobody listens there; who is connected is cut. */
  #closed = false;
  /** Nothing that the changes says gets through, and it is not told. */
  dead = false;
  /** When each connection was tried. */
  readonly triedAt: number[] = [];
  /** What is answered from the moment on that the changes says something with this in it. */
  holdFrom: string | null = null;
  #held: Buffer | null = null;
  readonly #sockets = new Set<Socket>();
  /** The changes's end is left open, as by a machine that is gone. */
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

  /** The same database, reached over this wire. */
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

  /** All that was held arrives at once, and nothing is held any more. */
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
