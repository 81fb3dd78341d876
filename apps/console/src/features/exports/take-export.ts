/** [EX7] An export as a file that the browser keeps, once all of it is there. */
import { type ExportFormat, exportCountHeader } from "@jieru/shared/protocol/exports";
import { request } from "../../data/http/http.ts";
import { fileIn, keepFile } from "../../data/http/keep-file.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import type { ExportAsked } from "../../data/http/paths.ts";
import { currentLanguage } from "../../i18n/i18n.ts";

export interface Choice {
  format: ExportFormat;
  withNotes: boolean;
}

/** What is asked of the server, besides the days. */
export const askedOf = ({ format, withNotes }: Choice): ExportAsked => ({
  format,
  notes: withNotes ? "with" : "without",
  language: currentLanguage(),
});

/** How many messages there are in all, and how much of it has come. */
export interface Progress {
  count: number;
  bytes: number;
}

interface Taken {
  count: number;
  file: File;
}

/** The server gives up after a quarter of an hour (EX4). */
const withinMs = 16 * 60_000;

/** Answers how many messages it has; where there are none, nothing is kept. Asked for like a report (SI6). */
export async function takeExport(
  path: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<number>> {
  const read = async (response: Response): Promise<Taken> => {
    const count = Number(response.headers.get(exportCountHeader));
    const counted = metered((bytes) => onProgress({ count, bytes }));
    const content = await new Response(response.body?.pipeThrough(counted)).blob();
    return { count, file: fileIn(response, content, "export") };
  };
  const outcome = await request<Taken>("GET", path, { signal, withinMs, read });
  if (!outcome.ok) return outcome;
  const { count, file } = outcome.value;
  if (count > 0) keepFile(file);
  return { ok: true, value: count };
}

function metered(
  tell: (bytes: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    start: () => tell(0),
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      tell(bytes);
      controller.enqueue(chunk);
    },
  });
}
