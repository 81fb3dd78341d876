import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Lanes } from "@jieru/realtime/lane/lane";
import { createMediaStore, type MediaStore } from "@jieru/realtime/media/store/media-store";
import { runNightly } from "@jieru/realtime/retention/work";
import type { TestServer } from "../test-server.ts";

let words = 0;
export const newCanary = () => `秘密${String.fromCodePoint(0x4e8c + 2 * ++words, 0x4e8d + 2 * words)}九七三`;
export const dayMs = 24 * 3_600_000;

/** Returns every table that still contains the text. */
export async function whereSaid(house: TestServer, what: string): Promise<string[]> {
  const tables = await house.rows<{ name: string }>(
    `select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class
      where relkind = 'r' and relnamespace in ('public'::regnamespace, 'jobs'::regnamespace) order by relname`,
  );
  const found = tables.map(async ({ name }) => {
    const sql = `select from ${name} t where t::text like '%' || $1 || '%' limit 1`;
    return (await house.rows(sql, [what])).length > 0 ? [name.replace(/^public\./, "")] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Counts the search index entries of a canary by its unique pair of characters. */
export const countIndexed = async (house: TestServer, canary: string): Promise<number> =>
  (
    await house.rows(
      `select words from message_words where words::text like '%' || $1 || '%'
        union all select words from customer_words where words::text like '%' || $1 || '%'`,
      [canary.slice(2, 4)],
    )
  ).length;

/** The directory does not exist before the first image. */
export async function listMediaFiles({ dataDir }: TestServer): Promise<string[]> {
  const found = readdir(path.join(dataDir, "media"), { recursive: true, withFileTypes: true });
  const files = (await found.catch(() => [])).filter((f) => f.isFile());
  return files.map(({ name }) => name).sort();
}

interface Night {
  /** How far the clock is fast. */
  aheadMs?: number;
  /** Runs right before the deletion empties an open session. */
  meanwhile?: () => Promise<void>;
  /** Replaces the removal of a stored file. */
  remove?: MediaStore["remove"];
}

export function night(
  house: TestServer,
  { aheadMs = 0, meanwhile = async () => {}, remove }: Night = {},
): Promise<unknown> {
  const { pool, config, log } = house.server.context;
  const clock = { now: () => house.clock.now() + aheadMs };
  const { app } = house.server;
  const files = createMediaStore(config.dataDir);
  const store = { ...files, ...(remove && { remove }) };
  const run: Lanes["run"] = async (accountId, command) => {
    if (command.do === "expire_words") await meanwhile();
    return app.lanes.run(accountId, command);
  };
  return runNightly({
    pool,
    clock,
    log,
    lanes: { run },
    watched: app,
    store,
    keepLogDays: config.keepLogDays,
  });
}
