/** Runs two servers in their own processes on one database, with one simulator. */
import { rm } from "node:fs/promises";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { createMovableClock, type SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { pushPath, startDemoSimulator } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import { type ServerHandle, startServerProcess } from "../../src/server-handle.ts";
import { signInAs } from "../../src/sign-in-as.ts";
import { type Console, consoleWith, openConsole } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { createTestDatabase, lookInto } from "../test-database.ts";
import { admin, appId, host, lin, makeDataDir, supervisor, xu } from "../test-server.ts";

export type NodeName = "one" | "two";

export interface TwoNodes {
  clock: SimulatorClock;
  simulator: Simulator;
  nodes: [ServerHandle, ServerHandle];
  accountId: string;
  /** Returns a console of admin, supervisor or agent (0 to 3) at a server; cookies are valid at both. */
  at(node: NodeName, person?: number): Console;
  /** Opens a person's socket at a server that follows the account from now on. */
  feedAt(node: NodeName, person: number): Promise<Feed>;
  /** Sends the same request to each server and returns both answers. */
  atBoth(person: number, path: string): Promise<[unknown, unknown]>;
  pushTo(node: NodeName): void;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  snapshot(who?: Console): Promise<Snapshot>;
  /** Writes as a customer and returns the waiting session. */
  waiting(openid: string, text?: string): Promise<Session>;
  /** Signs a new person in with an invitation and returns their client at each server. */
  invitee(name: string, token: string): Promise<Record<NodeName, Omit<Console, "agentId">>>;
  stop(): Promise<void>;
}

export async function openTwoNodes(): Promise<TwoNodes> {
  const clock = createMovableClock();
  const dataDir = await makeDataDir();
  const database = await createTestDatabase();
  const simulator = await startDemoSimulator({ dataDir, clock });
  const { databaseUrl } = database;
  const place = {
    host,
    dataDir,
    databaseUrl,
    simulatorUrl: simulator.url,
    logLevel: "silent",
  } as const;
  const one = await startServerProcess({ ...place, port: await freePort() }, clock);
  // Both servers have one public address, as behind a proxy; it is the origin of every request.
  const two = await startServerProcess({ ...place, port: await freePort(), publicUrl: one.url }, clock, {
    seed: false,
  });
  const accountId = one.accountId as string;
  const pool = lookInto(databaseUrl);
  const pushTo: TwoNodes["pushTo"] = (node) =>
    simulator.setPushUrl(appId, `${(node === "one" ? one : two).url}${pushPath}`);
  pushTo("one");

  const signIn = async (unionid: string): Promise<Record<NodeName, Console>> => {
    const atOne = await openConsole(one.url, unionid);
    const atTwo = { ...consoleWith(two.url, atOne.cookie, one.url), agentId: atOne.agentId };
    return { one: atOne, two: atTwo };
  };
  const people = await Promise.all([admin, supervisor, lin, xu].map(({ unionid }) => signIn(unionid)));
  const at: TwoNodes["at"] = (node, person = 0) => (people[person] as (typeof people)[number])[node];
  const snapshot: TwoNodes["snapshot"] = async (who = at("one")) =>
    (await who.get(`/api/accounts/${accountId}/snapshot`)).body as Snapshot;

  return {
    clock,
    simulator,
    nodes: [one, two],
    accountId,
    at,
    atBoth: async (person, path) => {
      const [a, b] = await Promise.all([at("one", person).get(path), at("two", person).get(path)]);
      return [a.body, b.body];
    },
    pushTo,
    rows: async <T extends object>(sql: string, values: unknown[] = []) =>
      (await pool.query<T>(sql, values)).rows,
    snapshot,
    async feedAt(node, person) {
      const { seq } = await snapshot();
      const { url } = node === "one" ? one : two;
      const feed = await openFeed(url, { cookie: at(node, person).cookie, origin: one.url });
      await feed.ask("subscribe", { accountId, afterSeq: seq });
      return feed;
    },
    async waiting(openid, text = "在吗") {
      await simulator.pushText(appId, openid, text);
      const session = (await snapshot()).waiting.sessions.find((s) => s.customer.openid === openid);
      if (!session) throw new Error("nobody waits");
      return session;
    },
    async invitee(name, token) {
      const unionid = `oUnion_${name}`;
      simulator.addPerson({ name, unionid, openid: `oLogin_${name}` });
      const cookie = await signInAs(one.url, unionid, `/invite/${token}`);
      return { one: consoleWith(one.url, cookie), two: consoleWith(two.url, cookie, one.url) };
    },
    async stop() {
      await Promise.all([one.stop(), two.stop()]);
      await simulator.stop();
      await pool.end();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
