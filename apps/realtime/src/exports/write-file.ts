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
  /** Called before each page. Rejects if reading is no longer allowed. */
  judge(): Promise<unknown>;
  signal: AbortSignal;
}

export const jsonLines: Writer = {
  head: "",
  lines: (messages) => messages.map((message) => `${JSON.stringify(message)}\n`).join(""),
};

/** PostgreSQL's `query_canceled`. */
const tookTooLong = "57014";
const leastPageSize = 30;

/** Returns null after a timeout, to retry with fewer messages. */
const readInTime = (pool: Pool, part: Part, stretch: Stretch, size: number): Promise<Page | null> =>
  readPage(pool, part, stretch, size).catch((error: { code?: unknown }) => {
    if (error.code === tookTooLong && size > leastPageSize) return null;
    throw error;
  });

/** Yields the file in pieces, pausing after each for as long as it took. */
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
