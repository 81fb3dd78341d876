import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { hashFile, meter } from "./hashing.ts";
import type { TableEntry } from "./manifest.ts";
import { quote, quoteAll, type Table } from "./tables.ts";
import { BackupUnusable } from "./unusable.ts";

const rowsFile = (dir: string, table: string): string => path.join(dir, "tables", `${table}.zst`);

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Writes the rows to `dir`; without `dir` it only hashes them. */
export async function copyOut(client: ClientBase, table: Table, dir?: string): Promise<TableEntry> {
  const { name, columns, key } = table;
  const select = `select ${quoteAll(columns)} from ${quote(name)} order by ${quoteAll(key.length > 0 ? key : columns)}`;
  const rows = client.query(copyTo(`copy (${select}) to stdout`));
  const hashed = meter();
  const packed = meter();
  if (dir) {
    const file = createWriteStream(rowsFile(dir, name), { flags: "wx", mode: 0o600, flush: true });
    await pipeline(rows, hashed.stream, createZstdCompress(), packed.stream, file);
  } else {
    await pipeline(rows, hashed.stream, nowhere());
  }
  return { name, columns, rows: rows.rowCount, sha256: hashed.digest(), fileSha256: packed.digest() };
}

/** Throws `BackupUnusable` if the file has changed. */
export async function checkRowsFile(entry: TableEntry, dir: string): Promise<void> {
  const found = await hashFile(rowsFile(dir, entry.name));
  if (!found) throw new BackupUnusable(`tables/${entry.name}.zst is missing`);
  if (found.sha256 !== entry.fileSha256) throw new BackupUnusable(`tables/${entry.name}.zst is damaged`);
}

/** Reads rows into the empty table. Throws `BackupUnusable` if they do not match. */
export async function copyIn(client: ClientBase, entry: TableEntry, dir: string): Promise<void> {
  const hashed = meter();
  const into = client.query(copyFrom(`copy ${quote(entry.name)} (${quoteAll(entry.columns)}) from stdin`));
  await pipeline(createReadStream(rowsFile(dir, entry.name)), createZstdDecompress(), hashed.stream, into);
  if (hashed.digest() !== entry.sha256 || into.rowCount !== entry.rows)
    throw new BackupUnusable(`tables/${entry.name}.zst is damaged: its rows are not those that were written`);
}
