/**
 * A console reduced to its socket: enough of WebSocket and Socket.IO to follow a feed. It reads little of each frame, as processor time of
 * a thousand consoles is missing for the server on two cores.
 */
import { randomBytes } from "node:crypto";
import net from "node:net";

export interface ConsoleOptions {
  url: string;
  accountId: string;
  cookie: string;
  /** Receives the bytes of the JSON `["events", frame]` in the socket's buffer. The caller reuses the buffer after the call. */
  onFrame(frame: Buffer): void;
  onSnapshotRequired(): void;
  onEnd(): void;
}

const eventsPacket = Buffer.from('42["events",');
const snapshotRequired = Buffer.from('42["snapshot_required"');
const switching = Buffer.from("HTTP/1.1 101");
const handshakeEnd = "\r\n\r\n";
const patienceMs = 2_500;

export class ConsoleSocket {
  readonly #options: ConsoleOptions;
  readonly #socket: net.Socket;
  #rest: Buffer = Buffer.alloc(0);
  #upgraded = false;
  #ended = false;
  #connected = Promise.withResolvers<void>();
  #acknowledged: PromiseWithResolvers<void> | null = null;
  bytes = 0;

  constructor(options: ConsoleOptions) {
    this.#options = options;
    const { hostname, port } = new URL(options.url);
    this.#socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#socket.on("error", () => undefined).on("close", () => this.#end());
    this.#connected.promise.catch(() => undefined);
    this.#socket.write(this.#upgrade());
  }

  #upgrade(): string {
    const { url, cookie } = this.#options;
    const lines = [
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
      `Host: ${new URL(url).host}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      `Origin: ${url}`,
      `Cookie: ${cookie}`,
    ];
    return lines.join("\r\n") + handshakeEnd;
  }

  /** Resolves when all earlier events have arrived. Rejects if the connection ends or a console's deadline passes. */
  async subscribe(afterSeq: number): Promise<void> {
    const timer = setTimeout(() => this.cut(), 2 * patienceMs);
    try {
      await this.#connected.promise;
      this.#acknowledged = Promise.withResolvers();
      const body = { accountId: this.#options.accountId, afterSeq };
      this.#send(`421${JSON.stringify(["subscribe", body])}`);
      await this.#acknowledged.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  cut(): void {
    this.#socket.destroy();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const gone = new Error("the connection ended");
    this.#connected.reject(gone);
    this.#acknowledged?.promise.catch(() => undefined);
    this.#acknowledged?.reject(gone);
    this.#options.onEnd();
  }

  #send(text: string): void {
    const payload = Buffer.from(text);
    const head =
      payload.length < 126
        ? Buffer.from([0x81, 0x80 | payload.length])
        : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
    this.#socket.write(Buffer.concat([head, Buffer.alloc(4), payload]));
  }

  #read(chunk: Buffer): void {
    this.bytes += chunk.length;
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#upgraded) {
      const end = data.indexOf(handshakeEnd);
      if (end >= 0 && !data.subarray(0, switching.length).equals(switching)) this.cut();
      if (end >= 0) data = data.subarray(end + handshakeEnd.length);
      this.#upgraded = end >= 0;
    }
    this.#rest = this.#upgraded ? this.#readFrames(data) : data;
  }

  #readFrames(data: Buffer): Buffer {
    let at = 0;
    while (data.length - at >= 2) {
      const short = (data[at + 1] as number) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (data.length - at < head) break;
      const length =
        short < 126
          ? short
          : short === 126
            ? data.readUInt16BE(at + 2)
            : Number(data.readBigUInt64BE(at + 2));
      if (data.length - at < head + length) break;
      this.#receive(data.subarray(at + head, at + head + length));
      at += head + length;
    }
    return data.subarray(at);
  }

  /** One packet: `0` opened, `2` ping, `40` connected, `44` refused, `42` event, `43` acknowledgement. */
  #receive(packet: Buffer): void {
    const kind = packet.toString("latin1", 0, 2);
    if (kind === "2") this.#send("3");
    else if (kind.startsWith("0")) this.#send("40");
    else if (kind === "40") this.#connected.resolve();
    else if (kind === "44") this.cut();
    else if (kind === "43") this.#acknowledge(packet.toString());
    else if (packet.subarray(0, eventsPacket.length).equals(eventsPacket))
      this.#options.onFrame(packet.subarray(2));
    else if (packet.subarray(0, snapshotRequired.length).equals(snapshotRequired))
      this.#options.onSnapshotRequired();
  }

  #acknowledge(packet: string): void {
    if (packet.includes('"ok":true')) this.#acknowledged?.resolve();
    else this.#acknowledged?.reject(new Error(`refused: ${packet}`));
  }
}
