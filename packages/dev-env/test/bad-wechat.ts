/** Runs a server against a WeChat with faults, which are switches of the simulator. Its ledger has every call. */
import type { Delivery, Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { SendEntry } from "@jieru/simulator/ledger-entry";
import type { Switches } from "@jieru/simulator/switches";
import { expect } from "vitest";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { type Gate, openGate } from "./gate.ts";
import { endingWhatHangs } from "./impatient.ts";
import { deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

const calm: Partial<Switches> = {
  duplicatePushes: false,
  reorderPushes: false,
  dropAcknowledgements: false,
  nextSend: "normal",
  nextSendSticky: false,
};

export interface BadWechat {
  house: TestServer;
  /** The console of an agent who stays present however far the clock moves. */
  agent: Console;
  gate: Gate;
  follow(who: Console): Promise<Feed>;
  messagesOf(session: Pick<Session, "conversationId">, who?: Console): Promise<Message[]>;
  allowanceOf(session: Session): Promise<Session["allowance"]>;
  /** Returns the calls to send this text, from WeChat's ledger. */
  sendsOf(text: string): SendEntry[];
  messageRow(id: string): Promise<{ delivery: Delivery; seq: number }>;
  stateOf(id: string): Promise<Delivery["state"]>;
  /** Resolves when the reply is neither queued nor being sent. */
  settled(id: string): Promise<void>;
  calmDown(): void;
  stop(): Promise<void>;
}

export async function openBadWechat(): Promise<BadWechat> {
  let opened: TestServer | undefined;
  const simulator = () => (opened as TestServer).simulator;
  const gate = await openGate(() => new URL(simulator().url));
  const house = await openTestServer({ fetch: endingWhatHangs(simulator), wechatApiUrl: gate.url });
  opened = house;
  const agent = await house.consoleOf(lin);
  const follow = async (who: Console): Promise<Feed> => {
    const feed = await openFeed(house.url, { cookie: who.cookie, origin: house.url });
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
    return feed;
  };
  const messageRow = async (id: string): Promise<{ delivery: Delivery; seq: number }> => {
    const [row] = await house.rows<{ delivery: Delivery; seq: number }>(
      `select delivery, seq from messages where id = $1`,
      [id],
    );
    return row as { delivery: Delivery; seq: number };
  };
  const stateOf = async (id: string) => (await messageRow(id)).delivery.state;
  const present = await follow(agent);
  return {
    house,
    agent,
    gate,
    follow,
    async messagesOf({ conversationId }, who = agent) {
      const answer = await who.get(`/api/conversations/${conversationId}/messages?limit=100`);
      return (answer.body as MessagesPage).messages;
    },
    async allowanceOf({ id }) {
      return ((await agent.get(`/api/sessions/${id}`)).body as { session: Session }).session.allowance;
    },
    sendsOf: (text) => house.simulator.ledger.listSends().filter(({ content }) => content === text),
    messageRow,
    stateOf,
    settled: (id) => expect.poll(() => stateOf(id), deadline).not.toMatch(/queued|sending/),
    calmDown: () => void house.simulator.switches.set(calm),
    async stop() {
      present.close();
      await house.stop();
      await gate.close();
    },
  };
}
