import type { AccountId } from "@jieru/shared/domain/ids";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import { create } from "zustand";
import type { Outcome } from "../../../data/http/outcome.ts";
import { uploadImage } from "../../../data/queries/media.ts";

interface Running {
  abort: AbortController;
  percent: number;
}

const useUploads = create<{ running: ReadonlyMap<string, Running> }>()(() => ({ running: new Map() }));

const uploadOf = (url: string): Running | undefined => useUploads.getState().running.get(url);

function put(url: string, upload: Running | null): void {
  const running = new Map(useUploads.getState().running);
  if (upload) running.set(url, upload);
  else running.delete(url);
  useUploads.setState({ running });
}

/** Uploads the file with this preview URL. A cancelled upload ends as offline. */
export async function runUpload(
  accountId: AccountId,
  url: string,
  file: File,
): Promise<Outcome<UploadedMedia>> {
  const abort = new AbortController();
  put(url, { abort, percent: 0 });
  const isCurrent = () => uploadOf(url)?.abort === abort;
  const onProgress = (part: number) => isCurrent() && put(url, { abort, percent: Math.floor(part * 100) });
  const outcome = await uploadImage(accountId, file, { signal: abort.signal, onProgress });
  if (isCurrent()) put(url, null);
  return outcome;
}

export const isRunning = (url: string): boolean => uploadOf(url) !== undefined;

export const abortUpload = (url: string): void => uploadOf(url)?.abort.abort();

export const useUploadPercent = (url: string): number =>
  useUploads(({ running }) => running.get(url)?.percent ?? 0);
