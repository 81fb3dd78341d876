import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { z } from "zod";
import type { Clock } from "../base/context.ts";
import { maxMessageBytes, type NodeBus } from "./node-bus.ts";

/** The agents who view a conversation on one node, and which of them are typing. */
const looks = z.object({
  accountId: z.custom<AccountId>((id) => typeof id === "string"),
  conversationId: z.custom<ConversationId>((id) => typeof id === "string"),
  watching: z.array(z.custom<AgentId>((id) => typeof id === "string")),
  typing: z.array(z.custom<AgentId>((id) => typeof id === "string")),
});
export type Looks = z.infer<typeof looks>;

const announcement = z.object({ nodeId: z.string(), looks: z.array(looks) });

/** Returns null for a message that no server of this release sends. Another release may send it. */
function readAnnouncement(text: string): z.infer<typeof announcement> | null {
  try {
    return announcement.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A server repeats everything every five seconds. After three missed repeats its messages are no longer valid. */
const validMs = 15_000;

/** A server's last message about a conversation with viewers, and its end of validity. */
interface Received {
  looks: Looks;
  until: number;
}

export interface OtherNodesOptions {
  bus: NodeBus;
  nodeId: string;
  clock: Clock;
  /** Another node reported a change of a conversation. */
  onNews(conversationId: ConversationId, accountId: AccountId): void;
}

/** The viewers that the other servers reported (AG8). */
export class OtherNodes {
  readonly #options: OtherNodesOptions;
  readonly #received = new Map<ConversationId, Map<string, Received>>();

  constructor(options: OtherNodesOptions) {
    this.#options = options;
    options.bus.onMessage((text) => this.#receive(text));
  }

  /** Sends to the other servers, in as few messages as possible. */
  announce(all: readonly Looks[]): void {
    const { bus, nodeId } = this.#options;
    let batch: Looks[] = [];
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

  looksAt(conversationId: ConversationId): Looks[] {
    const now = this.#options.clock.now();
    const nodes = [...(this.#received.get(conversationId)?.values() ?? [])];
    return nodes.filter(({ until }) => until > now).map(({ looks }) => looks);
  }

  /** Returns everything that agents view in an account on the other servers. */
  looksIn(accountId: AccountId): Looks[] {
    return [...this.#received.keys()]
      .flatMap((id) => this.looksAt(id))
      .filter((l) => l.accountId === accountId);
  }

  /** Forgets servers that have been silent for too long, and reports the conversations this changes. */
  forgetSilent(): void {
    const now = this.#options.clock.now();
    for (const [conversationId, nodes] of this.#received) {
      const silent = [...nodes].filter(([, { until }]) => until <= now);
      for (const [nodeId] of silent) nodes.delete(nodeId);
      if (nodes.size === 0) this.#received.delete(conversationId);
      const [gone] = silent;
      if (gone) this.#options.onNews(conversationId, gone[1].looks.accountId);
    }
  }

  #receive(text: string): void {
    const { clock, onNews } = this.#options;
    const message = readAnnouncement(text);
    if (!message || message.nodeId === this.#options.nodeId) return;
    const until = clock.now() + validMs;
    for (const looks of message.looks) {
      const { conversationId, accountId } = looks;
      const nodes = this.#received.get(conversationId) ?? new Map<string, Received>();
      const before = nodes.get(message.nodeId)?.looks;
      if (looks.watching.length > 0) nodes.set(message.nodeId, { looks, until });
      else nodes.delete(message.nodeId);
      if (nodes.size > 0) this.#received.set(conversationId, nodes);
      else this.#received.delete(conversationId);
      if (JSON.stringify(before) !== JSON.stringify(looks)) onNews(conversationId, accountId);
    }
  }
}
