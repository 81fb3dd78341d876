/** `pnpm backup DIR [--with-key]`, `pnpm backup verify DIR`, `pnpm restore DIR`; with `DATA_DIR` and `SECRET_KEY`. */
import path from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "../base/cannot-start.ts";
import { systemClock } from "../base/context.ts";
import { backUp } from "./back-up.ts";
import type { Manifest } from "./manifest.ts";
import { type Restored, restore, verifyBackup } from "./restore.ts";
import { BackupUnusable } from "./unusable.ts";

const usage = `pnpm backup DIR [--with-key]   back up the desk in DATA_DIR, while it runs or not
pnpm backup verify DIR         restore into a scratch database and compare every row and file
pnpm restore DIR               restore into an empty DATA_DIR`;

async function main(): Promise<string> {
  const { positionals, values } = readArguments();
  const [action, ...rest] = positionals;
  const verify = action === "backup" && rest[0] === "verify";
  const [dir] = verify ? rest.slice(1) : rest;
  if (!dir) throw new BackupUnusable(usage);
  const dataDir = path.resolve(process.env.DATA_DIR || "data");
  if (verify) return `${dir} is good: ${summaryOf(await verifyBackup(dir, dataDir))}.`;
  if (process.env.DATABASE_URL)
    throw new BackupUnusable(
      "An external PostgreSQL is backed up with pg_dump: see docs/self-host/backup.md",
    );
  const place = { dataDir, secretKey: keyFrom(process.env.SECRET_KEY) };
  if (action === "restore")
    return restoredText(await restore({ ...place, from: dir, clock: systemClock }), dataDir);
  const withKey = values["with-key"] ?? false;
  const manifest = await backUp({ ...place, to: dir, withKey });
  return `${dir}: ${summaryOf(manifest)}. ${withKey ? keyIncluded : keyLeftOut}`;
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { "with-key": { type: "boolean" } } });
  } catch {
    throw new BackupUnusable(usage);
  }
}

const keyIncluded = "SECRET_KEY is in it: whoever has this backup can read the stored credentials.";
const keyLeftOut =
  "SECRET_KEY is not in it: keep that elsewhere, stored credentials cannot be read without it.";

const keyTexts: Record<Restored["key"], string> = {
  fits: "SECRET_KEY fits.",
  missing:
    "SECRET_KEY is missing: before the start set it, or put it into DATA_DIR/secret-key. Without it stored credentials cannot be read.",
  other: "SECRET_KEY is another one than the backup's: stored credentials cannot be read with it.",
  unknown: "Whether SECRET_KEY fits the backup does not say.",
};

function summaryOf({ at, tables, media }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const gone = media.gone > 0 ? `, ${media.gone} deleted meanwhile` : "";
  return `${tables.length} tables with ${rows} rows and ${media.files} image files${gone}, as of ${at}`;
}

const restoredText = ({ manifest, unconfirmed, key }: Restored, dataDir: string): string =>
  `${dataDir}: ${summaryOf(manifest)}. ${unconfirmed} replies that were on their way are unconfirmed: the machine sends none of them again. Everybody signs in anew. ${keyTexts[key]}`;

function keyFrom(text: string | undefined): Buffer | undefined {
  if (!text) return undefined;
  const key = Buffer.from(text, "base64");
  if (key.length !== 32) throw new BackupUnusable("SECRET_KEY: must be base64 of 32 bytes");
  return key;
}

main().then(console.log, (error: Error) => {
  console.error(error instanceof BackupUnusable ? error.message : (sentenceOf(error) ?? error));
  process.exitCode = 1;
});
