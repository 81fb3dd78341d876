/** [EX3] [EX4] A part of the log as a file, written as it is sent. */
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
  /** Rejects when it may not be read any more. Asked before each page. */
  judge(): Promise<unknown>;
  signal: AbortSignal;
}

export const jsonLines: Writer = {
  head: "",
  lines: (messages) => messages.map((message) => `${JSON.stringify(message)}\n`).join(""),
};

/** PostgreSQL ended a statement that took too long. */
const tookTooLong = "57014";
const leastPageSize = 30;

/** null: it took too long, and may be tried again with fewer messages. */
const readInTime = (pool: Pool, part: Part, stretch: Stretch, size: number): Promise<Page | null> =>
  readPage(pool, part, stretch, size).catch((error: { code?: unknown }) => {
    if (error.code === tookTooLong && size > leastPageSize) return null;
    throw error;
  });

/** The file, piece by piece; after each, and after a page that was not read in time, the server rests for as long as that took. */
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
