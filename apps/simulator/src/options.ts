import type { PushFormat, PushMode } from "@jieru/wechat/credentials";
import type { SimulatorClock } from "./clock.ts";

/** One mini program as its administrator configured it. */
export interface SimulatedAccount {
  appId: string;
  originalId: string;
  name: string;
  appSecret: string;
  token: string;
  encodingAesKey: string;
  mode: PushMode;
  format: PushFormat;
  /** Where pushes go; empty while message push is off. */
  pushUrl: string;
}

/** Somebody who can scan a sign-in code. `openid` is theirs in the website application. */
export interface Person {
  name: string;
  unionid: string;
  openid: string;
}

/** A customer with a phone on the page. */
export interface CustomerOption {
  /** The account they write to; the first one when absent. */
  appId?: string;
  openid: string;
  name: string;
  /** What the contact button passes as `session-from`. */
  sessionFrom?: string;
}

/** An application that agents sign in through, of the same Open Platform account as the mini programs. */
export interface LoginApp {
  appId: string;
  secret: string;
}

/** Where the simulator reports its own problems. */
export interface SimulatorLog {
  warn(facts: object, message: string): void;
}

export interface SimulatorOptions {
  /** 0 picks a free port. */
  port: number;
  host?: string;
  clock: SimulatorClock;
  accounts: SimulatedAccount[];
  /** The website application: sign-in by a scanned code. */
  loginApp: LoginApp;
  /** The official account: page authorisation inside WeChat's own browser. Without it that page opens for nobody. */
  officialAccount?: LoginApp;
  people: Person[];
  customers: CustomerOption[];
  /** The built page; without it only the APIs are served. */
  webDist?: string;
  /** The file in which phones and ledger survive a restart; without it they do not. */
  stateFile?: string;
  /** The deadline for one push, in real milliseconds (WeChat: 5000). */
  pushTimeoutMs?: number;
  /** How many of the newest entries the ledger keeps; 200,000 when absent. */
  ledgerCapacity?: number;
  /** How many of the newest pictures are kept; 2,000 when absent. */
  mediaCapacity?: number;
  /** How long one long-poll of the sign-in page waits, in real milliseconds. */
  scanPollMs?: number;
  log?: SimulatorLog;
}
