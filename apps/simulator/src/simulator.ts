import type { AddressInfo } from "node:net";
import type { SimulatorClock } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { MediaStore } from "./media.ts";
import { confirmScan } from "./open/decide-scan.ts";
import type { CustomerOption, Person, SimulatedAccount, SimulatorOptions } from "./options.ts";
import type { Phone, PhoneStore } from "./phones.ts";
import { createCustomerActs } from "./push/customer-acts.ts";
import { createHttpClient } from "./push/http-client.ts";
import { createPushApi, type PushApi } from "./push/push-api.ts";
import { createPusher } from "./push/pusher.ts";
import { type PushSettings, type SettingsOutcome, savePushSettings } from "./push/save-push-settings.ts";
import { type Verification, verifyUrl } from "./push/verify-url.ts";
import { createServer } from "./server.ts";
import { setSwitches } from "./set-switches.ts";
import { keepState, loadState } from "./state-file.ts";
import type { Switches } from "./switches.ts";
import { addAccount, createWorld, getAccount } from "./world.ts";

export interface Simulator extends PushApi {
  /** Address of all three hosts, without a final slash. */
  url: string;
  clock: SimulatorClock;
  ledger: Ledger;
  phones: PhoneStore;
  media: MediaStore;
  switches: { get(): Switches; set(patch: Partial<Switches>): Switches };

  addAccount(account: SimulatedAccount): void;
  setPushUrl(appId: string, pushUrl: string): void;
  savePushSettings(appId: string, settings: PushSettings): Promise<SettingsOutcome>;
  verify(appId: string): Promise<Verification>;

  addCustomer(customer: CustomerOption): Phone;
  addPerson(person: Person): void;
  confirmScan(uuid: string, unionid: string): boolean;

  revokeTokens(appId: string): void;
  /** Makes the API drop every connection for this many ms of the clock; 0 ends it. */
  takeDown(ms: number): void;
  stop(): Promise<void>;
}

const PUSH_TIMEOUT_MS = 5_000;

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = createWorld(options);
  const client = createHttpClient(options.pushTimeoutMs ?? PUSH_TIMEOUT_MS);
  const pusher = createPusher(world, client);
  const acts = createCustomerActs(world, pusher);
  const verify = (appId: string) => verifyUrl(world, client, getAccount(world, appId).config);
  const saveSettings = (appId: string, settings: PushSettings) =>
    savePushSettings(world, client, appId, settings);
  if (options.stateFile !== undefined) loadState(world, options.stateFile);
  const server = await createServer(world, options, { acts, savePushSettings: saveSettings });
  const host = options.host ?? "127.0.0.1";
  await server.listen({ port: options.port, host });
  const { port } = server.server.address() as AddressInfo;
  world.url = `http://${host}:${port}`;
  const saveNow = options.stateFile === undefined ? () => {} : keepState(world, options.stateFile);
  const stopWaking = world.clock.onChange(() => world.scans.wakeAll());

  return {
    url: world.url,
    clock: world.clock,
    ledger: world.ledger,
    phones: world.phones,
    media: world.media,
    switches: { get: () => world.switches, set: (patch) => setSwitches(world, patch) },
    setPushUrl(appId, pushUrl) {
      getAccount(world, appId).config.pushUrl = pushUrl;
      world.changed();
    },
    verify,
    savePushSettings: saveSettings,
    addAccount(account) {
      addAccount(world, account);
      world.changed();
    },
    ...createPushApi(world, acts, pusher),
    addCustomer({ appId = options.accounts[0]?.appId ?? "", openid, name, sessionFrom = "" }) {
      const added = world.phones.ensure(appId, openid, { name, sessionFrom, shown: true });
      world.changed();
      return added;
    },
    addPerson(person) {
      world.people.push(person);
      world.changed();
    },
    confirmScan: (uuid, unionid) => confirmScan(world, uuid, unionid),
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
