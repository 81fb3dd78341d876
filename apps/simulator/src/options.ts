import type { PushFormat, PushMode } from "@jieru/wechat/credentials";
import type { SimulatorClock } from "./clock.ts";

export interface SimulatedAccount {
  appId: string;
  originalId: string;
  name: string;
  appSecret: string;
  token: string;
  encodingAesKey: string;
  mode: PushMode;
  format: PushFormat;
  pushUrl: string;
}

export interface Person {
  name: string;
  unionid: string;
  openid: string;
}

export interface CustomerOption {
  /** The account that the customer writes to; the first one if absent. */
  appId?: string;
  openid: string;
  name: string;
  sessionFrom?: string;
}

export interface LoginApp {
  appId: string;
  secret: string;
}

export interface SimulatorLog {
  warn(facts: object, message: string): void;
}

export interface SimulatorOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  clock: SimulatorClock;
  accounts: SimulatedAccount[];
  loginApp: LoginApp;
  /** The official account, for page authorisation in WeChat's own browser. If absent, that page opens for nobody. */
  officialAccount?: LoginApp;
  people: Person[];
  customers: CustomerOption[];
  /** The built page; if absent, only the APIs are served. */
  webDist?: string;
  /** The file that keeps phones and ledger over a restart; if absent, they are lost. */
  stateFile?: string;
  /** The deadline for one push, in real milliseconds (WeChat: 5000). */
  pushTimeoutMs?: number;
  /** The number of newest entries that the ledger keeps; 200,000 if absent. */
  ledgerCapacity?: number;
  /** The number of newest pictures that are kept; 2,000 if absent. */
  mediaCapacity?: number;
  /** The time that a long-poll of the sign-in page waits, in real milliseconds. */
  scanPollMs?: number;
  log?: SimulatorLog;
}
