/**
 * A console without a screen: same snapshot, socket and rules as `apps/console/src/data/feed`, so that its final state can be compared with
 * a fresh load.
 */

import type { Passage } from "@jieru/dev-env/passage";
import type { Session } from "@jieru/shared/domain/session";
import { applyFrame, type Frame, type Snapshot } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement, Restarting } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";
import { rest } from "../rest.ts";
import { labelOf } from "./label.ts";

export interface Answer {
  status: number;
  body: unknown;
}

export interface Seen {
  id: string;
  seq: number;
  label: string;
}

/** Ranges covered by frames (`from < seq ≤ to`), their events, and which of those had a session or a message. */
export interface Told {
  covered: { from: number; to: number }[];
  seqs: number[];
  sessions: number[];
  messages: number[];
}

/** An opened conversation and the log range in which it surely was open (`from < seq ≤ to`). */
export interface Watched {
  conversationId: string;
  from: number;
  to: number;
}

export interface ConsoleOptions {
  name: string;
  way: Passage;
  cookie: string;
  origin: string;
  accountId: string;
}

const answerWithinMs = 8_000;
const pauseMs = 500;

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, body: isJson && text ? JSON.parse(text) : text };
}

export class Console {
  readonly name: string;
  readonly way: Passage;
  readonly seen: Seen[] = [];
  readonly told: Told = { covered: [], seqs: [], sessions: [], messages: [] };
  readonly asked = new Set<string>();
  readonly watched: Watched[] = [];
  /** Reasons for which the server signed this console out; none is expected. */
  readonly signedOut: string[] = [];
  readonly #options: ConsoleOptions;
  readonly #socket: Socket;
  #snapshot: Snapshot | null = null;
  #live = false;
  #subscribing = false;
  /** Set when an event arrives that makes the awaited answer stale. */
  #again = false;
  #away = false;
  #closed = false;
  /** Incremented with every opened or closed conversation. */
  #turn = 0;
  /** Open conversation and the log number from which it is open; null until the next frame. */
  #open: { conversationId: string; from: number | null } | null = null;

  constructor(options: ConsoleOptions) {
    this.name = options.name;
    this.way = options.way;
    this.#options = options;
    const { cookie, origin } = options;
    this.#socket = io(options.way.url, {
      transports: ["websocket"],
      extraHeaders: { cookie, origin },
      forceNew: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: pauseMs,
      randomizationFactor: 0.4,
      timeout: 2_500,
    });
    this.#socket.on("connect", () => void this.#subscribe());
    this.#socket.on("disconnect", () => {
      this.#live = false;
      this.#shut();
    });
    this.#socket.on("connect_error", () => this.#comeBack(pauseMs));
    this.#socket.on("events", (frame: Frame) => this.#receive(frame));
    this.#socket.on("snapshot_required", () => {
      this.#shut();
      this.#snapshot = null;
      void this.#subscribe();
    });
    this.#socket.on("signed_out", ({ why }: { why: string }) => this.signedOut.push(why));
    this.#socket.on("restarting", ({ comeBackInMs }: Restarting) => {
      this.#socket.disconnect();
      this.#comeBack(comeBackInMs);
    });
  }

  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  get state(): string {
    const { connected, active } = this.#socket;
    const doing = [
      connected && "connected",
      active && "active",
      this.#live && "live",
      this.#subscribing && "asking",
    ];
    return [...doing.filter(Boolean), `at ${this.#snapshot?.seq ?? "nothing"}`].join(" ");
  }

  get agentId(): string | null {
    return this.#snapshot?.me.id ?? null;
  }

  get mine(): Session[] {
    return this.#snapshot?.sessions.filter((s) => s.ownerId === this.agentId) ?? [];
  }

  hasReached(seq: number): boolean {
    return this.#live && (this.#snapshot?.seq ?? -1) >= seq;
  }

  async watch(conversationId: string): Promise<void> {
    const before = this.#open?.conversationId;
    this.#shut();
    if (before !== undefined) this.#socket.emit("unwatch", { conversationId: before });
    if (!this.#live || this.#subscribing) return;
    this.asked.add(conversationId);
    const turn = ++this.#turn;
    const answer: Acknowledgement | null = await this.#socket
      .timeout(5_000)
      .emitWithAck("watch", { conversationId })
      .catch(() => null);
    if (answer?.ok && turn === this.#turn) this.#open = { conversationId, from: null };
  }

  #shut(): void {
    this.#turn++;
    const { conversationId, from } = this.#open ?? { conversationId: "", from: null };
    this.#open = null;
    if (from !== null) this.watched.push({ conversationId, from, to: this.#snapshot?.seq ?? from });
  }

  disconnect(): void {
    this.#away = true;
    this.#socket.disconnect();
  }

  connect(): void {
    this.#away = false;
    this.#socket.connect();
  }

  get isAway(): boolean {
    return this.#away;
  }

  close(): void {
    this.#closed = true;
    this.#shut();
    this.#socket.disconnect();
  }

  /** Rejects when no answer came. */
  async ask(method: string, path: string, body?: object): Promise<Answer> {
    const { cookie, origin, way } = this.#options;
    const response = await fetch(`${way.url}${path}`, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithinMs),
      headers: { cookie, origin, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return readAnswer(response);
  }

  /** Rejects when no answer came. */
  async upload(png: Buffer): Promise<Answer> {
    const { cookie, origin, way, accountId } = this.#options;
    const form = new FormData();
    form.set("file", new File([new Uint8Array(png)], "picture.png", { type: "image/png" }));
    const response = await fetch(`${way.url}/api/accounts/${accountId}/media`, {
      method: "POST",
      signal: AbortSignal.timeout(answerWithinMs),
      headers: { cookie, origin },
      body: form,
    });
    return readAnswer(response);
  }

  /** Returns null if the server refuses it. */
  async download(path: string): Promise<Buffer | null> {
    const { cookie, way } = this.#options;
    const response = await fetch(`${way.url}${path}`, {
      headers: { cookie },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : null;
  }

  async loadFresh(): Promise<Snapshot> {
    const { status, body } = await this.ask("GET", `/api/accounts/${this.#options.accountId}/snapshot`);
    if (status !== 200) throw new Error(`the snapshot was answered ${status}`);
    return body as Snapshot;
  }

  #comeBack(inMs: number): void {
    if (this.#socket.active) return;
    setTimeout(() => {
      if (!this.#closed && !this.#away) this.#socket.connect();
    }, inMs);
  }

  async #subscribe(): Promise<void> {
    this.#again = true;
    if (this.#subscribing) return;
    this.#subscribing = true;
    this.#shut();
    while (this.#socket.connected) {
      try {
        this.#again = false;
        this.#snapshot ??= await this.loadFresh();
        const ask = { accountId: this.#options.accountId, afterSeq: this.#snapshot.seq };
        const answer: Acknowledgement = await this.#socket.timeout(5_000).emitWithAck("subscribe", ask);
        this.#live = answer.ok && !this.#again;
        if (this.#live) break;
        if (this.#again) continue;
      } catch {
        // retries while connected
      }
      await rest(pauseMs);
    }
    this.#subscribing = false;
  }

  #receive(frame: Frame): void {
    if (!this.#snapshot || frame.accountId !== this.#options.accountId) return;
    const before = this.#snapshot.seq;
    const after = applyFrame(this.#snapshot, frame);
    if (after === "gap") {
      void this.#subscribe();
      return;
    }
    this.#snapshot = after;
    if (this.#open) this.#open.from ??= after.seq;
    if (after.seq > before) this.told.covered.push({ from: before, to: after.seq });
    for (const { seq, session, message } of frame.events) {
      if (seq <= before) continue;
      this.told.seqs.push(seq);
      if (session) this.told.sessions.push(seq);
      if (!message) continue;
      this.told.messages.push(seq);
      this.seen.push({ id: message.id, seq: message.seq, label: labelOf(message) });
    }
  }
}
