import { type Allowance, allowanceAt } from "../allowance.ts";
import type { ClockState } from "../clock.ts";
import type { LedgerEntry } from "../ledger-entry.ts";
import type { Person, SimulatedAccount } from "../options.ts";
import type { Phone, PhoneMessage } from "../phones.ts";
import type { ScanStatus } from "../scans.ts";
import type { Switches } from "../switches.ts";
import type { World } from "../world.ts";

export interface PhoneView {
  appId: string;
  openid: string;
  name: string;
  sessionFrom: string;
  messages: PhoneMessage[];
  allowance: Allowance;
  typingUntil: number;
  traffic: LedgerEntry[];
}

export interface ScanView {
  uuid: string;
  host: string;
  createdAt: number;
  status: ScanStatus;
}

/** The state that the page shows. Times are epoch ms of the shared clock. */
export interface StateView {
  now: number;
  clock: ClockState;
  url: string;
  accounts: SimulatedAccount[];
  phones: PhoneView[];
  people: Person[];
  scans: ScanView[];
  switches: Switches;
  downUntil: number;
}

const MESSAGES_SHOWN = 80;
const PHONES_SHOWN = 40;

export function viewState(world: World): StateView {
  const now = world.clock.now();
  return {
    now,
    clock: world.clock.state(),
    url: world.url,
    accounts: [...world.accounts.values()].map(({ config }) => ({ ...config })),
    phones: world.phones
      .listShown()
      .slice(0, PHONES_SHOWN)
      .map((phone) => viewPhone(world, phone, now)),
    people: world.people,
    scans: world.scans.listOpen(now).map((scan) => ({
      uuid: scan.uuid,
      host: new URL(scan.redirectUri).host,
      createdAt: scan.createdAt,
      status: scan.status,
    })),
    switches: world.switches,
    downUntil: world.downUntil,
  };
}

function viewPhone(world: World, phone: Phone, now: number): PhoneView {
  const { appId, openid, name, sessionFrom, typingUntil, traffic } = phone;
  const allowance = allowanceAt(phone.book, world.switches.allowanceReading, now);
  const messages = phone.messages.slice(-MESSAGES_SHOWN);
  return { appId, openid, name, sessionFrom, messages, allowance, typingUntil, traffic };
}
