/** [EX3] [EX4] A part of the log as a file, written as it is sent. */
import { setTimeout as delay } from "node:timers/promises";
import type { ExportedMessage } from "@jieru/shared/protocol/exports";
import type { Pool } from "pg";
import type { Part } from "./part.ts";
import { readPage } from "./read-page.ts";

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

/** The file, piece by piece; after each the server rests for as long as that took. */
export async function* writeFile({ pool, part, writer, judge, signal }: Writing): AsyncGenerator<string> {
  if (writer.head) yield writer.head;
  for (const { after: start, upTo } of part.stretches)
    for (let after: number | null = start; after !== null; ) {
      const started = performance.now();
      await judge();
      const page = await readPage(pool, part, { after, upTo });
      const lines = writer.lines(page.messages);
      const tookMs = performance.now() - started;
      if (lines) yield lines;
      after = page.last;
      if (after !== null) await delay(tookMs, undefined, { signal });
    }
}
