/** The uploads of this page that are under way, by the address of their preview. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import { useSyncExternalStore } from "react";
import { uploadImage } from "../../api/media.ts";
import type { Outcome } from "../../state/outcome.ts";
import { createListeners } from "../../ui/listeners.ts";

interface Running {
  abort: AbortController;
  percent: number;
}

const listeners = createListeners();
const running = new Map<string, Running>();

/** Uploads the file whose preview has this address; one that is cancelled ends as offline. */
export async function runUpload(
  accountId: AccountId,
  url: string,
  file: File,
): Promise<Outcome<UploadedMedia>> {
  const own: Running = { abort: new AbortController(), percent: 0 };
  running.set(url, own);
  const onProgress = (part: number) => {
    const percent = Math.floor(part * 100);
    if (percent === own.percent) return;
    own.percent = percent;
    listeners.tell();
  };
  const outcome = await uploadImage(accountId, file, { signal: own.abort.signal, onProgress });
  if (running.get(url) === own) running.delete(url);
  return outcome;
}

export const isRunning = (url: string): boolean => running.has(url);

/** [IM12] Ends the upload of what this address shows; does nothing if there is none. */
export const abortUpload = (url: string): void => running.get(url)?.abort.abort();

/** [IM12] How much of it is uploaded, in whole percent. */
export const useUploadPercent = (url: string): number =>
  useSyncExternalStore(listeners.listen, () => running.get(url)?.percent ?? 0);
