/**
 * `node bench/restore-drill.ts 10000000` (under pnpm): measures a backup and a restore of that many messages (P12), and checks that every
 * row is as before. It is not a part of `pnpm bench`, because it takes long and needs some gigabytes.
 */
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { backUp } from "@jieru/realtime/backup/back-up";
import type { Manifest } from "@jieru/realtime/backup/manifest";
import { restore } from "@jieru/realtime/backup/restore";
import { systemClock } from "@jieru/realtime/base/context";
import { leaveDesks } from "./bench-server.ts";

const wanted = Number(process.argv[2] ?? 1_000_000);
const messages = 100;
const [inHand, waiting, agents] = [5, 200, 40];
const desks = {
  accounts: 1,
  agents,
  inHand,
  waiting,
  ended: Math.max(0, Math.round(wanted / messages) - waiting - agents * inHand),
  messages,
};
/** Tables that a restore changes on purpose (`settleRestored`): it ends sign-ins, invitations and sends, and writes to the audit log. */
const settled = new Set([
  "web_sessions",
  "sign_in_attempts",
  "presence_leases",
  "access_tokens",
  "outbox",
  "api_keys",
  "invitations",
  "audit_log",
]);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return result;
}

function listChanged(before: Manifest, after: Manifest): string[] {
  const hashes = new Map(after.tables.map(({ name, sha256 }) => [name, sha256]));
  return before.tables
    .filter(({ name, sha256 }) => !settled.has(name) && hashes.get(name) !== sha256)
    .map(({ name }) => name);
}

const place = await mkdtemp(path.join(process.env.DRILL_DIR ?? os.tmpdir(), "jieru-drill-"));
await chmod(place, 0o711); // PostgreSQL may run as a different user
process.once("SIGINT", () => process.exit(130));
try {
  const [from, to] = ["before", "after"].map((name) => path.join(place, name)) as [string, string];
  for (const dir of [from, to]) await mkdir(dir, { mode: 0o711 });
  const backup = path.join(place, "backup");
  await timed("filled", () => leaveDesks(from, desks));
  const manifest = await timed("backed up", () =>
    backUp({ dataDir: from, to: backup, secretKey: undefined }),
  );
  await timed("restored", () =>
    restore({ from: backup, dataDir: to, secretKey: undefined, clock: systemClock }),
  );
  const again = await timed("backed up again, to compare", () =>
    backUp({ dataDir: to, to: `${backup}-again`, secretKey: undefined }),
  );
  for (const { name, rows } of manifest.tables.filter((t) => t.rows > 10_000))
    console.log(`${name}: ${rows} rows`);
  const changed = listChanged(manifest, again);
  console.log(changed.length > 0 ? `other than before: ${changed.join(", ")}` : "every row is what it was");
  process.exitCode = changed.length > 0 ? 1 : 0;
} finally {
  await rm(place, { recursive: true, force: true });
}
