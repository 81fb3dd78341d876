/** @module-tag slow */
import type { Viewer } from "@jieru/shared/domain/agent";
import { noAllowance } from "@jieru/shared/domain/allowance";
import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import type { Frame } from "@jieru/shared/domain/snapshot";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Desk, DeskSession } from "../../src/desk/desk.ts";
import { isErased } from "../../src/desk/erasure.ts";
import { evolve } from "../../src/desk/evolve.ts";
import type { Fact } from "../../src/desk/fact.ts";
import { Subscription } from "../../src/feed/subscription.ts";
import { logged } from "../../src/lane/events.ts";
import { presentMessage, withoutNotes } from "../../src/presenters/present.ts";
import { agents, choices, commandOf } from "../desk/random-actions.ts";
import { rulingSession } from "../desk/ruling-session.ts";
import { anAccount, ann, bob, boss, root, Scenario } from "../desk/scenario.ts";
import { addsTopic } from "../desk/wrap-up-actions.ts";

const newDesk = () =>
  anAccount({ ...ann, auto: true, capacity: 2 }, { ...bob, auto: true, capacity: 1 }, boss, root);

const may = (action: SessionAction, ruling: DeskSession | undefined, viewer: Viewer): boolean =>
  ruling !== undefined && blockOf(action, { ...ruling, allowance: noAllowance }, viewer, 0) === null;

/** Returns what a fresh page of the conversation shows to this viewer [AG11]. */
function pageOf(desk: Desk, id: ConversationId, viewer: Viewer): Message[] {
  const all = [...desk.messages.values()].filter(
    (m) => m.conversationId === id && !isErased(desk.conversations.get(id), m),
  );
  const ruling = rulingSession(desk, id);
  if (may("readHistory", ruling, viewer)) return all.map(presentMessage);
  return all
    .filter((m) => m.sessionId === ruling?.id && (m.type !== "note" || m.agentId === viewer.id))
    .map((m) => withoutNotes(presentMessage(m)));
}

/** A console with every readable conversation open; it reloads when its own rights change. */
class Reader {
  readonly id: AgentId;
  readonly #pages = new Map<ConversationId, Message[]>();
  /** The extent of each page when loaded; a page reloads when its extent changes. */
  readonly #reach = new Map<ConversationId, string>();
  #subscription: Subscription | null = null;

  constructor(id: string) {
    this.id = id as AgentId;
  }

  async hear(desk: Desk, fact: Fact): Promise<void> {
    if (!this.#subscription) return this.#begin(desk);
    const { seq } = fact;
    this.#subscription.offer({ from: seq - 1, to: seq, events: [logged(desk, fact).event] });
    this.#subscription?.flush();
  }

  async #begin(desk: Desk): Promise<void> {
    this.#pages.clear();
    const agent = desk.agents.get(this.id);
    if (!agent) return;
    this.#subscription = new Subscription({
      accountId: desk.account.id,
      viewer: agent,
      afterSeq: desk.seq,
      now: () => 0,
      send: (frame) => this.#receive(frame),
      readCatchUpPage: async () => ({ events: [] }),
      listRestricted: async () => new Map(),
      onRights: () => {
        this.#subscription?.close();
        this.#subscription = null;
      },
    });
    await this.#subscription.catchUp(desk.seq);
  }

  #receive({ events }: Frame): boolean {
    for (const { type, session, message } of events) {
      // An erasure closes the conversation.
      if (type === "customer_erased" && session) this.#close(session.conversationId);
      const page = message && this.#pages.get(message.conversationId);
      const at = page?.findIndex((m) => m.id === message?.id) ?? -1;
      if (page && message) page.splice(at < 0 ? page.length : at, 1, message);
    }
    return true;
  }

  leave(): void {
    this.#subscription?.close();
  }

  #close(id: ConversationId): void {
    this.#subscription?.watched.close(id);
    this.#pages.delete(id);
  }

  /** Opens newly readable conversations and checks that open ones equal a fresh page. */
  showsWhatIs(desk: Desk, after: string): void {
    const viewer = desk.agents.get(this.id);
    if (!this.#subscription || !viewer) return;
    for (const id of desk.conversations.keys()) {
      const ruling = rulingSession(desk, id);
      const reads = may("read", ruling, viewer);
      const reach = may("readHistory", ruling, viewer) ? "all" : (ruling?.id ?? "");
      const held = this.#pages.get(id);
      if (held)
        expect(this.#subscription.watched.readable.has(id), `${this.id} reads ${id} ${after}`).toBe(reads);
      const isSame = held && reads && this.#reach.get(id) === reach;
      if (isSame) expect(held, `what ${this.id} sees of ${id} ${after}`).toEqual(pageOf(desk, id, viewer));
      if (!reads) this.#pages.delete(id);
      else if (!isSame) {
        this.#subscription.watched.allow(id);
        this.#pages.set(id, pageOf(desk, id, viewer));
        this.#reach.set(id, reach);
      }
    }
  }
}

it("[FD6] [AG7] after random actions viewers of a conversation see exactly what a fresh page shows", {
  timeout: 60_000,
}, async () => {
  const play = async (list: Parameters<typeof commandOf>[0][]) => {
    const s = new Scenario(newDesk()).when(addsTopic("refund")).when(addsTopic("delivery"));
    const readers = agents.map((id) => new Reader(id));
    for (const choice of list) {
      s.after(Math.max(0, choice.afterMs));
      const command = commandOf(choice, s);
      if (!command) continue;
      let { desk } = s;
      for (const fact of s.when(command).facts) {
        desk = evolve(desk, fact);
        for (const reader of readers) await reader.hear(desk, fact);
      }
      for (const reader of readers) reader.showsWhatIs(desk, `after ${choice.action}`);
    }
    for (const reader of readers) reader.leave();
  };
  await fc.assert(fc.asyncProperty(choices(80), play), { numRuns: 200 });
});
