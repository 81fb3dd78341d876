import type { AddressInfo } from "node:net";
import type { SimulatorClock } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { PushEntry } from "./ledger-entry.ts";
import { confirmScan, declineScan } from "./open/decide-scan.ts";
import type { CustomerOption, Person, SimulatorOptions } from "./options.ts";
import type { Phone, PhoneStore } from "./phones.ts";
import { type Card, createCustomerActs, type PushOverrides } from "./push/customer-acts.ts";
import { createHttpClient } from "./push/http-client.ts";
import { createPusher } from "./push/pusher.ts";
import { type Verification, verifyUrl } from "./push/verify-url.ts";
import type { Scan } from "./scans.ts";
import { createServer } from "./server.ts";
import { setSwitches } from "./set-switches.ts";
import { keepState, loadState } from "./state-file.ts";
import type { Switches } from "./switches.ts";
import { createWorld, getAccount } from "./world.ts";

/** WeChat, running. Everything a test or a bench asks of it without going through the page. */
export interface Simulator {
  /** Address of all three hosts, without a final slash. */
  url: string;
  clock: SimulatorClock;
  ledger: Ledger;
  phones: PhoneStore;
  switches: { get(): Switches; set(patch: Partial<Switches>): Switches };

  setPushUrl(appId: string, pushUrl: string): void;
  /** WeChat's check of the push address. */
  verify(appId: string): Promise<Verification>;

  /** These act as the customer (made when unknown) and resolve when the push is acknowledged or given up. */
  pushText(appId: string, openid: string, text: string, overrides?: PushOverrides): Promise<PushEntry>;
  pushImage(appId: string, openid: string, bytes: Buffer, overrides?: PushOverrides): Promise<PushEntry>;
  pushCard(appId: string, openid: string, card: Card, overrides?: PushOverrides): Promise<PushEntry>;
  pushEnter(
    appId: string,
    openid: string,
    sessionFrom?: string,
    overrides?: PushOverrides,
  ): Promise<PushEntry>;
  /** Delivers this very body, in the account's wrapping: unknown events, broken payloads. */
  pushRaw(appId: string, openid: string, plain: string): Promise<PushEntry>;

  addCustomer(customer: CustomerOption): Phone;
  addPerson(person: Person): void;
  people(): Person[];

  /** Sign-in codes that wait for a phone. */
  listScans(): Scan[];
  confirmScan(uuid: string, unionid: string): boolean;
  declineScan(uuid: string): boolean;

  revokeTokens(appId: string): void;
  /** The API drops every connection for this long by the clock; 0 ends it. */
  takeDown(ms: number): void;
  stop(): Promise<void>;
}

const PUSH_TIMEOUT_MS = 5_000;

/** Starts WeChat on `options.port`. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = createWorld(options);
  const client = createHttpClient(options.pushTimeoutMs ?? PUSH_TIMEOUT_MS);
  const pusher = createPusher(world, client);
  const acts = createCustomerActs(world, pusher);
  const verify = (appId: string) => verifyUrl(world, client, appId);
  if (options.stateFile !== undefined) loadState(world, options.stateFile);
  const server = await createServer(world, options, { acts, verify });
  const host = options.host ?? "127.0.0.1";
  await server.listen({ port: options.port, host });
  const { port } = server.server.address() as AddressInfo;
  world.url = options.publicUrl ?? `http://${host}:${port}`;
  const saveNow = options.stateFile === undefined ? () => {} : keepState(world, options.stateFile);
  const stopWaking = world.clock.onChange(() => world.scans.wakeAll());
  const phone = (appId: string, openid: string) => world.phones.ensure(appId, openid);

  return {
    url: world.url,
    clock: world.clock,
    ledger: world.ledger,
    phones: world.phones,
    switches: { get: () => world.switches, set: (patch) => setSwitches(world, patch) },
    setPushUrl(appId, pushUrl) {
      getAccount(world, appId).config.pushUrl = pushUrl;
      world.changed();
    },
    verify,
    pushText: (appId, openid, text, overrides) => acts.sayText(phone(appId, openid), text, overrides),
    pushImage: (appId, openid, bytes, overrides) => acts.sayImage(phone(appId, openid), bytes, overrides),
    pushCard: (appId, openid, card, overrides) => acts.sendCard(phone(appId, openid), card, overrides),
    pushEnter(appId, openid, sessionFrom, overrides) {
      const who = phone(appId, openid);
      return acts.enter(who, sessionFrom ?? who.sessionFrom, overrides);
    },
    pushRaw(appId, openid, plain) {
      const createTime = Math.floor(world.clock.now() / 1000);
      const entry = { appId, openid, msgType: "event", msgId: null, createTime, content: plain } as const;
      return pusher.push({ entry, plain });
    },
    addCustomer({ appId = options.accounts[0]?.appId ?? "", openid, name, sessionFrom = "" }) {
      const added = world.phones.ensure(appId, openid, { name, sessionFrom, shown: true });
      world.changed();
      return added;
    },
    addPerson(person) {
      world.people.push(person);
      world.changed();
    },
    people: () => [...world.people],
    listScans: () => world.scans.listOpen(world.clock.now()),
    confirmScan: (uuid, unionid) => confirmScan(world, uuid, unionid),
    declineScan: (uuid) => declineScan(world, uuid),
    revokeTokens: (appId) => getAccount(world, appId).tokens.revokeAll(),
    takeDown(ms) {
      world.downUntil = world.clock.now() + ms;
      world.changed();
    },
    async stop() {
      stopWaking();
      world.scans.wakeAll();
      saveNow();
      await server.close();
      client.close();
    },
  };
}
