import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { z } from "zod";
import type { Clock } from "../base/context.ts";
import { maxMessageBytes, type NodeBus } from "./node-bus.ts";

const nodeViewers = z.object({
  accountId: z.custom<AccountId>((id) => typeof id === "string"),
  conversationId: z.custom<ConversationId>((id) => typeof id === "string"),
  watching: z.array(z.custom<AgentId>((id) => typeof id === "string")),
  typing: z.array(z.custom<AgentId>((id) => typeof id === "string")),
});
export type NodeViewers = z.infer<typeof nodeViewers>;

const announcement = z.object({ nodeId: z.string(), looks: z.array(nodeViewers) });

/** Returns null for messages of another release. */
function readAnnouncement(text: string): z.infer<typeof announcement> | null {
  try {
    return announcement.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Three missed repeats of an announcement. */
const validMs = 15_000;

interface Received {
  viewers: NodeViewers;
  until: number;
}

export interface OtherNodesOptions {
  bus: NodeBus;
  nodeId: string;
  clock: Clock;
  onNews(conversationId: ConversationId, accountId: AccountId): void;
}

export class OtherNodes {
  readonly #options: OtherNodesOptions;
  readonly #received = new Map<ConversationId, Map<string, Received>>();

  constructor(options: OtherNodesOptions) {
    this.#options = options;
    options.bus.onMessage((text) => this.#receive(text));
  }

  announce(all: readonly NodeViewers[]): void {
    const { bus, nodeId } = this.#options;
    let batch: NodeViewers[] = [];
    let bytes = 0;
    const send = () => {
      if (batch.length > 0) bus.send(JSON.stringify({ nodeId, looks: batch }));
      batch = [];
      bytes = 0;
    };
    for (const one of all) {
      const size = Buffer.byteLength(JSON.stringify(one));
      if (bytes + size > maxMessageBytes) send();
      batch.push(one);
      bytes += size;
    }
    send();
  }

  viewersAt(conversationId: ConversationId): NodeViewers[] {
    const now = this.#options.clock.now();
    const nodes = [...(this.#received.get(conversationId)?.values() ?? [])];
    return nodes.filter(({ until }) => until > now).map(({ viewers }) => viewers);
  }

  viewersIn(accountId: AccountId): NodeViewers[] {
    return [...this.#received.keys()]
      .flatMap((id) => this.viewersAt(id))
      .filter((l) => l.accountId === accountId);
  }

  forgetSilent(): void {
    const now = this.#options.clock.now();
    for (const [conversationId, nodes] of this.#received) {
      const silent = [...nodes].filter(([, { until }]) => until <= now);
      for (const [nodeId] of silent) nodes.delete(nodeId);
      if (nodes.size === 0) this.#received.delete(conversationId);
      const [gone] = silent;
      if (gone) this.#options.onNews(conversationId, gone[1].viewers.accountId);
    }
  }

  #receive(text: string): void {
    const { clock, onNews } = this.#options;
    const message = readAnnouncement(text);
    if (!message || message.nodeId === this.#options.nodeId) return;
    const until = clock.now() + validMs;
    for (const viewers of message.looks) {
      const { conversationId, accountId } = viewers;
      const nodes = this.#received.get(conversationId) ?? new Map<string, Received>();
      const before = nodes.get(message.nodeId)?.viewers;
      if (viewers.watching.length > 0) nodes.set(message.nodeId, { viewers, until });
      else nodes.delete(message.nodeId);
      if (nodes.size > 0) this.#received.set(conversationId, nodes);
      else this.#received.delete(conversationId);
      if (JSON.stringify(before) !== JSON.stringify(viewers)) onNews(conversationId, accountId);
    }
  }
}
