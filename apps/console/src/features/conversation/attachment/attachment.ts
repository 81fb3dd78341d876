import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Failure } from "../../../data/http/outcome.ts";
import type { ImageFault } from "./image-file.ts";

export interface Picked {
  name: string;
  bytes: number | null;
  url: string;
  file: File | null;
  /** [DR13] The image that returns if this one cannot be sent. */
  instead?: Attachment;
}

export interface PendingSend {
  ready: (mediaId: MediaId) => void;
  failed: () => void;
  over?: () => void;
}

export type Attachment = Picked &
  (
    | {
        state: "uploading";
        /** [KB9] Set if "send" was pressed during the upload. */
        pendingSend?: PendingSend;
      }
    | { state: "ready"; mediaId: MediaId }
    | { state: "refused"; fault: ImageFault }
    | { state: "failed"; failure: Failure; accountId: AccountId }
    | { state: "lost" }
  );
