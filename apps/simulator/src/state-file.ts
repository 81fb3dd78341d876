import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { LedgerEntry } from "./ledger-entry.ts";
import type { Medium } from "./media.ts";
import type { Person, SimulatedAccount } from "./options.ts";
import type { Phone } from "./phones.ts";
import { addAccount, type World } from "./world.ts";

/** The state that survives a restart. Tokens, codes and scans do not: the server under test must handle their loss. */
interface SavedState {
  at: number;
  lastMsgId: string;
  people: Person[];
  accounts?: SimulatedAccount[];
  phones: Phone[];
  ledger: LedgerEntry[];
  media: (Omit<Medium, "bytes"> & { base64: string })[];
}

const LEDGER_SAVED = 5_000;
const MEDIA_SAVED = 60;
const SAVE_AFTER_MS = 500;

/** Restores the saved state, if there is one, and moves the clock forward to the time of the save. */
export function loadState(world: World, path: string): void {
  const saved = readState(world, path);
  if (!saved) return;
  const behindMs = saved.at - world.clock.now();
  if (behindMs > 0) world.clock.advance(behindMs);
  world.lastMsgId = BigInt(saved.lastMsgId);
  for (const account of saved.accounts ?? []) restoreAccount(world, account);
  world.phones.restore(saved.phones.filter((phone) => world.accounts.has(phone.appId)));
  world.ledger.restore(saved.ledger);
  const known = new Set(world.people.map((person) => person.unionid));
  world.people.push(...saved.people.filter((person) => !known.has(person.unionid)));
  for (const { base64, ...medium } of saved.media) {
    world.media.add({ ...medium, bytes: Buffer.from(base64, "base64") });
  }
}

/** [SU8] Restores settings entered on the page for accounts of the options. Each start provides their push address. */
function restoreAccount(world: World, saved: SimulatedAccount): void {
  const { appId, token, encodingAesKey, mode, format } = saved;
  const known = world.accounts.get(appId);
  if (known) Object.assign(known.config, { token, encodingAesKey, mode, format });
  else addAccount(world, saved);
}

function readState(world: World, path: string): SavedState | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as SavedState;
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing) world.log.warn({ path, error: String(error) }, "The simulator's state file cannot be read");
    return null;
  }
}

/** Saves shortly after each change and logs a failure. The returned function saves at once and stops watching. */
export function keepState(world: World, path: string): () => void {
  let timer: NodeJS.Timeout | null = null;
  const save = () => {
    timer = null;
    try {
      writeState(world, path);
    } catch (error) {
      world.log.warn({ path, error: String(error) }, "The simulator's state could not be saved");
    }
  };
  const stopListening = world.onChange(() => {
    timer ??= setTimeout(save, SAVE_AFTER_MS);
  });
  return () => {
    stopListening();
    if (timer) clearTimeout(timer);
    save();
  };
}

/** Writes beside the file and renames, so that a crash leaves the old state or the new one. */
function writeState(world: World, path: string): void {
  const state: SavedState = {
    at: world.clock.now(),
    lastMsgId: String(world.lastMsgId),
    people: world.people,
    accounts: [...world.accounts.values()].map(({ config }) => config),
    phones: world.phones.listShown(),
    ledger: world.ledger.list({ limit: LEDGER_SAVED }),
    media: world.media
      .newest(MEDIA_SAVED)
      .map(({ bytes, ...medium }) => ({ ...medium, base64: bytes.toString("base64") })),
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
