/** A server, an agent who sends packets by hand, and another console that must not be affected. */
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Console } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { deadline, lin, openTestServer, type TestServer, xu } from "../test-server.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

export interface WitnessedHouse {
  house: TestServer;
  agent: Console;
  witness: Feed;
  /** Signs both of them in, again after the clock has ended their sessions. */
  arrive(): Promise<void>;
  /** Opens a socket that closes after the test. */
  openRaw(cookie?: string): Promise<RawSocket>;
  /** Opens a socket that has joined the namespace. */
  openNamespace(): Promise<RawSocket>;
  /** Expects the server to work, the other console to be connected, and no error in the log. */
  stillWell(): Promise<void>;
}

export function openWitnessedHouse(take: (on: WitnessedHouse) => void): void {
  const raws: RawSocket[] = [];
  let on: WitnessedHouse;
  beforeAll(async () => {
    on = await witnessed(await openTestServer(), raws);
    take(on);
  });
  afterEach(() => {
    for (const raw of raws.splice(0)) raw.close();
  });
  afterAll(async () => {
    on.witness.close();
    await on.house.stop();
  });
}

async function witnessed(house: TestServer, raws: RawSocket[]): Promise<WitnessedHouse> {
  const subscription = { accountId: house.accountId, afterSeq: 0 };
  const signIn = async () => {
    const agent = await house.consoleOf(lin);
    const { cookie } = await house.consoleOf(xu);
    const witness = await openFeed(house.url, { cookie, origin: house.url });
    await witness.ask("subscribe", subscription);
    return { agent, witness };
  };
  const on: WitnessedHouse = {
    house,
    ...(await signIn()),
    arrive: async () => void Object.assign(on, await signIn()),
    async openRaw(cookie = on.agent.cookie) {
      const raw = await openRawSocket(house.url, { cookie, origin: house.url });
      raws.push(raw);
      return raw;
    },
    async openNamespace() {
      const raw = await on.openRaw();
      raw.say("40");
      await expect.poll(() => raw.received.some((text) => text.startsWith("40")), deadline).toBe(true);
      return raw;
    },
    async stillWell() {
      expect(on.witness.socket.connected).toBe(true);
      expect(await on.witness.ask("subscribe", subscription)).toEqual({ ok: true });
      expect(house.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    },
  };
  return on;
}
