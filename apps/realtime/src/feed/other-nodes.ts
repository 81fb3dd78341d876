import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { z } from "zod";
import type { Clock } from "../context.ts";
import { maxBusBytes, type NodeBus } from "./node-bus.ts";

/** The agents who look at a conversation on one node, and which of them are typing. */
const looks = z.object({
  accountId: z.custom<AccountId>((id) => typeof id === "string"),
  conversationId: z.custom<ConversationId>((id) => typeof id === "string"),
  watching: z.array(z.custom<AgentId>((id) => typeof id === "string")),
  typing: z.array(z.custom<AgentId>((id) => typeof id === "string")),
});
export type Looks = z.infer<typeof looks>;

/** `n` counts a node's messages; nodes of an older release do not send it. */
const announcement = z.object({ nodeId: z.string(), n: z.int().optional(), looks: z.array(looks) });

/** null for messages that no node of this release sends: other releases and other users of the same Redis may send such. */
function readAnnouncement(text: string): z.infer<typeof announcement> | null {
  try {
    return announcement.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A node repeats everything every five seconds; after three times that without a word it counts as gone. */
const believedMs = 15_000;

/**
 * A node's last word on a conversation. That nobody looks any more is kept for as long, since an earlier message may arrive
 * after it.
 */
interface Heard {
  looks: Looks;
  n: number;
  until: number;
}

export interface OtherNodesOptions {
  bus: NodeBus;
  nodeId: string;
  clock: Clock;
  /** Another node's news about a conversation. */
  onNews(conversationId: ConversationId, accountId: AccountId): void;
}

/** Who looks at what on the other nodes, according to what they reported (AG8). */
export class OtherNodes {
  readonly #options: OtherNodesOptions;
  readonly #heard = new Map<ConversationId, Map<string, Heard>>();
  #told = 0;

  constructor(options: OtherNodesOptions) {
    this.#options = options;
    options.bus.onHear((text) => this.#hear(text));
  }

  /** Tells the other nodes, in as few messages as possible. */
  announce(all: readonly Looks[]): void {
    const { bus, nodeId } = this.#options;
    let batch: Looks[] = [];
    let bytes = 0;
    const send = () => {
      if (batch.length > 0) bus.tell(JSON.stringify({ nodeId, n: ++this.#told, looks: batch }));
      batch = [];
      bytes = 0;
    };
    for (const one of all) {
      const size = Buffer.byteLength(JSON.stringify(one));
      if (bytes + size > maxBusBytes) send();
      batch.push(one);
      bytes += size;
    }
    send();
  }

  looksAt(conversationId: ConversationId): Looks[] {
    const now = this.#options.clock.now();
    const nodes = [...(this.#heard.get(conversationId)?.values() ?? [])];
    return nodes
      .filter(({ until, looks }) => until > now && looks.watching.length > 0)
      .map((heard) => heard.looks);
  }

  /** Everything that the other nodes look at in an account. */
  looksIn(accountId: AccountId): Looks[] {
    return [...this.#heard.keys()].flatMap((id) => this.looksAt(id)).filter((l) => l.accountId === accountId);
  }

  /** Forgets nodes that have been silent for too long, and reports the conversations this changes. */
  forgetSilent(): void {
    const now = this.#options.clock.now();
    for (const [conversationId, nodes] of this.#heard) {
      const silent = [...nodes].filter(([, heard]) => heard.until <= now);
      for (const [nodeId] of silent) nodes.delete(nodeId);
      if (nodes.size === 0) this.#heard.delete(conversationId);
      const gone = silent.find(([, heard]) => heard.looks.watching.length > 0);
      if (gone) this.#options.onNews(conversationId, gone[1].looks.accountId);
    }
  }

  #hear(text: string): void {
    const { nodeId, clock, onNews } = this.#options;
    const heard = readAnnouncement(text);
    if (!heard || heard.nodeId === nodeId) return;
    const now = clock.now();
    for (const one of heard.looks) {
      const nodes = this.#heard.get(one.conversationId) ?? new Map<string, Heard>();
      const known = nodes.get(heard.nodeId);
      const n = heard.n ?? known?.n ?? 0;
      if (known && known.until > now && n < known.n) continue;
      nodes.set(heard.nodeId, { looks: one, n, until: now + believedMs });
      this.#heard.set(one.conversationId, nodes);
      if (JSON.stringify(known?.looks) !== JSON.stringify(one)) onNews(one.conversationId, one.accountId);
    }
  }
}
