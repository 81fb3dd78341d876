import { randomBytes } from "node:crypto";
import type { AccountState } from "./account-state.ts";
import type { SimulatorClock } from "./clock.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createLoginCodes, type LoginCodes } from "./login-codes.ts";
import { createMediaStore, type MediaStore } from "./media.ts";
import type { LoginApp, Person, SimulatedAccount, SimulatorLog, SimulatorOptions } from "./options.ts";
import { createPhoneStore, type PhoneStore } from "./phones.ts";
import { createScanStore, type ScanStore } from "./scans.ts";
import { CALM, type Switches } from "./switches.ts";
import { createTokenStore } from "./tokens.ts";

export interface World {
  clock: SimulatorClock;
  log: SimulatorLog;
  accounts: Map<string, AccountState>;
  loginApp: LoginApp;
  officialAccount: LoginApp | null;
  people: Person[];
  phones: PhoneStore;
  ledger: Ledger;
  media: MediaStore;
  codes: LoginCodes;
  scans: ScanStore;
  switches: Switches;
  /** The time until which the API drops every connection (epoch ms of the clock). */
  downUntil: number;
  lastMsgId: bigint;
  url: string;
  changed(): void;
  onChange(listener: () => void): () => void;
}

/**
 * A real MsgId of 2020 is slightly larger. All are beyond 2^53
 * (developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/receive calls it a 64-bit number).
 */
const FIRST_MSG_ID = 22876340532172900n;

export const randomWord = (bytes = 24) => randomBytes(bytes).toString("base64url");

function createListeners() {
  const listeners = new Set<() => void>();
  return {
    changed: () => {
      for (const listener of listeners) listener();
    },
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function createWorld(options: SimulatorOptions): World {
  const accounts = new Map<string, AccountState>();
  for (const config of options.accounts) addAccount({ accounts }, config);
  const phones = createPhoneStore();
  for (const {
    appId = options.accounts[0]?.appId ?? "",
    openid,
    name,
    sessionFrom = "",
  } of options.customers) {
    phones.ensure(appId, openid, { name, sessionFrom, shown: true });
  }
  return {
    ...createListeners(),
    clock: options.clock,
    log: options.log ?? { warn: () => {} },
    accounts,
    loginApp: options.loginApp,
    officialAccount: options.officialAccount ?? null,
    people: [...options.people],
    phones,
    ledger: createLedger(options.ledgerCapacity),
    media: createMediaStore(options.mediaCapacity),
    codes: createLoginCodes(() => randomWord()),
    scans: createScanStore(() => randomWord(12)),
    switches: { ...CALM },
    downUntil: 0,
    lastMsgId: FIRST_MSG_ID,
    url: "",
  };
}

export function addAccount({ accounts }: Pick<World, "accounts">, config: SimulatedAccount): void {
  accounts.set(config.appId, { config: { ...config }, tokens: createTokenStore(() => randomWord(96)) });
}

export function getAccount(world: World, appId: string): AccountState {
  const account = world.accounts.get(appId);
  if (!account) throw new Error(`The simulator has no account ${appId}`);
  return account;
}
