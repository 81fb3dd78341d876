import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Failure } from "../../../data/http/outcome.ts";
import type { ImageFault } from "./image-file.ts";

export interface Picked {
  name: string;
  bytes: number | null;
  url: string;
  file: File | null;
  /** [DR13] The image whose place it has, until it can be sent itself. */
  instead?: Attachment;
}

export interface Leaving {
  ready: (mediaId: MediaId) => void;
  failed: () => void;
  /** Called once the image is not waited for any more: after `ready`, after `failed`, or without either. */
  over?: () => void;
}

export type Attachment = Picked &
  (
    | {
        state: "uploading";
        /** [KB9] "Send" was pressed during the upload: what to do when it is done, and with the text if it fails. */
        leaving?: Leaving;
      }
    | { state: "ready"; mediaId: MediaId }
    | { state: "refused"; fault: ImageFault }
    | { state: "failed"; failure: Failure; accountId: AccountId }
    /** The page was reloaded before the upload was done. */
    | { state: "lost" }
  );
