/** Messages between the server and its image processes. */
import type { NoPicture } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";

/** `inbound`: a customer's image, re-encoded in its own format. `outbound`: an agent's image, converted for WeChat. */
export type RenderKind = "inbound" | "outbound";

export interface RenderTask {
  bytes: Uint8Array;
}

export type FromRenderProcess =
  | { is: "ready" }
  /** `isLast`: the process exits after this answer, to free its memory. */
  | { is: "rendered"; answer: RenderedImage | NoPicture; isLast: boolean };

/** Exit code of a process that exceeded its memory limit. */
export const outOfMemoryCode = 86;
