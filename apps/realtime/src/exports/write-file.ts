/** [EX3] [EX4] Writes a part of the log as a file while it is sent. */
import { setTimeout as delay } from "node:timers/promises";
import type { ExportedMessage } from "@jieru/shared/protocol/exports";
import type { Pool } from "pg";
import type { Part, Stretch } from "./part.ts";
import { type Page, pageSize, readPage } from "./read-page.ts";

export interface Writer {
  head: string;
  lines(messages: readonly ExportedMessage[]): string;
}

export interface Writing {
  pool: Pool;
  part: Part;
  writer: Writer;
  /** Rejects when the file may no longer be read. Called before each page. */
  judge(): Promise<unknown>;
  signal: AbortSignal;
}

export const jsonLines: Writer = {
  head: "",
  lines: (messages) => messages.map((message) => `${JSON.stringify(message)}\n`).join(""),
};

/** PostgreSQL's error code for a statement that took too long. */
const tookTooLong = "57014";
const leastPageSize = 30;

/** Returns null when the read took too long and may be retried with fewer messages. */
const readInTime = (pool: Pool, part: Part, stretch: Stretch, size: number): Promise<Page | null> =>
  readPage(pool, part, stretch, size).catch((error: { code?: unknown }) => {
    if (error.code === tookTooLong && size > leastPageSize) return null;
    throw error;
  });

/**
 * Yields the file piece by piece. After each piece, and after a page that timed out, the server pauses for as long as
 * that took.
 */
export async function* writeFile({ pool, part, writer, judge, signal }: Writing): AsyncGenerator<string> {
  if (writer.head) yield writer.head;
  let size = pageSize;
  for (const { after: start, upTo } of part.stretches)
    for (let after: number | null = start; after !== null; ) {
      const started = performance.now();
      await judge();
      const page = await readInTime(pool, part, { after, upTo }, size);
      const lines = page && writer.lines(page.messages);
      const tookMs = performance.now() - started;
      if (lines) yield lines;
      if (page) after = page.last;
      else size = Math.ceil(size / 2);
      if (after !== null) await delay(tookMs, undefined, { signal });
    }
}
