/** Limits, audits and answers both kinds of exports. */

import { type ExportChoice, type ExportFormat, exportCountHeader } from "@jieru/shared/protocol/exports";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { readTimeZone } from "../lane/time-zone.ts";
import { csvWriter } from "./csv-writer.ts";
import { fileOf } from "./file-of.ts";
import type { Part } from "./part.ts";
import { ExportPlaces } from "./places.ts";
import { countMessages } from "./read-page.ts";
import { jsonLines, writeFile } from "./write-file.ts";

export type ExporterParts = Pick<Context, "pool" | "clock">;

const withinMs = 15 * 60_000;

const mediaTypes: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/x-ndjson; charset=utf-8",
};

const serverBusy = () => new Refused({ refusal: "server_busy" });

/** An export with its repeated access check. */
export interface Export extends Pick<AuditEntry, "what" | "about"> {
  name: string;
  part: Part;
  judge(): Promise<unknown>;
}

export class Exporter {
  readonly #places = new ExportPlaces();
  readonly #stopping = new AbortController();
  readonly #parts: ExporterParts;

  constructor(parts: ExporterParts) {
    this.#parts = parts;
  }

  /** [EX6] `prepare` runs after a place was taken. */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    choice: ExportChoice,
    prepare: () => Promise<Export>,
  ): Promise<FastifyReply> {
    const leave = this.#places.take(request.principal.agentId);
    try {
      return await this.#send(request, reply, choice, await prepare(), leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  end(): void {
    this.#stopping.abort(serverBusy());
  }

  async #send(
    { principal: { agentId }, ip, method, raw }: FastifyRequest,
    reply: FastifyReply,
    { format, notes, language }: ExportChoice,
    { what, about, name, part, judge }: Export,
    leave: () => void,
  ): Promise<FastifyReply> {
    const { pool, clock } = this.#parts;
    const { accountId } = part;
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(withinMs)]);
    const left = new AbortController();
    reply.raw.once("close", () => left.abort(serverBusy()));
    if (reply.raw.destroyed) left.abort(serverBusy());
    const count = await countMessages(pool, part, AbortSignal.any([signal, left.signal]));
    reply
      .type(mediaTypes[format])
      .header("content-disposition", `attachment; filename="${name}.${format}"`)
      .header("cache-control", "private, no-store")
      .header(exportCountHeader, count);
    if (method === "HEAD") {
      leave();
      return reply.send("");
    }
    const writer = format === "jsonl" ? jsonLines : csvWriter(language, await readTimeZone(pool, accountId));
    const detail = `${format} ${notes} ${count}`;
    const at = clock.now();
    await recordAudit(pool, { what, accountId, agentId, about, detail, ip, at });
    const file = fileOf(writeFile({ pool, part, writer, judge, signal }), signal, leave);
    // [EX4] Over HTTP/1.0 a normal close marks a complete file, so the connection is reset.
    file.once("error", () => reply.raw.headersSent && raw.socket.resetAndDestroy());
    return reply.send(file);
  }
}
