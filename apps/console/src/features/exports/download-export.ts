/** [EX7] Downloads an export and saves it once it is complete. */
import { type ExportFormat, exportCountHeader } from "@jieru/shared/protocol/exports";
import { request } from "../../data/http/http.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import type { ExportParams } from "../../data/http/paths.ts";
import { fileFromResponse, saveFile } from "../../data/http/save-file.ts";
import { currentLanguage } from "../../i18n/i18n.ts";

export interface Choice {
  format: ExportFormat;
  withNotes: boolean;
}

export const exportRequest = ({ format, withNotes }: Choice): ExportParams => ({
  format,
  notes: withNotes ? "with" : "without",
  language: currentLanguage(),
});

export interface Progress {
  count: number;
  bytes: number;
}

interface Taken {
  count: number;
  file: File;
}

/** Longer than the server's own limit of a quarter of an hour (EX4). */
const withinMs = 16 * 60_000;

/** Returns the number of messages; saves no file if there are none. Uses a request like a report (SI6). */
export async function downloadExport(
  path: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<number>> {
  const read = async (response: Response): Promise<Taken> => {
    const count = Number(response.headers.get(exportCountHeader));
    const counted = metered((bytes) => onProgress({ count, bytes }));
    const content = await new Response(response.body?.pipeThrough(counted)).blob();
    return { count, file: fileFromResponse(response, content, "export") };
  };
  const outcome = await request<Taken>("GET", path, { signal, withinMs, read });
  if (!outcome.ok) return outcome;
  const { count, file } = outcome.value;
  if (count > 0) saveFile(file);
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
