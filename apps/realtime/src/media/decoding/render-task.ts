import type { NoPicture } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";

/** `inbound` keeps the format; `outbound` converts for WeChat. */
export type RenderKind = "inbound" | "outbound";

export interface RenderTask {
  bytes: Uint8Array;
}

export type FromRenderProcess =
  | { is: "ready" }
  /** `isLast`: the process exits, to free memory. */
  | { is: "rendered"; answer: RenderedImage | NoPicture; isLast: boolean };

export const outOfMemoryCode = 86;
