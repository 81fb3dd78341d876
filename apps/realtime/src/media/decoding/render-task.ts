/** Messages between the server and its image processes. */
import type { NoPicture } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";

/** `inbound`: a customer's image, re-encoded in its own format. `outbound`: an agent's, made fit for WeChat. */
export type RenderKind = "inbound" | "outbound";

export interface RenderTask {
  bytes: Uint8Array;
}

export type FromRenderProcess =
  | { is: "ready" }
  /** `isLast`: the process ends after this answer, to give back its memory. */
  | { is: "rendered"; answer: RenderedImage | NoPicture; isLast: boolean };

/** The exit code of a process that has taken more memory than it may. */
export const outOfMemoryCode = 86;
