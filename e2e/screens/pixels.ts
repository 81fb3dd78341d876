import type { PNG } from "pngjs";

interface Limits {
  /** Allowed colour distance, from 0 to 1. */
  threshold: number;
  maxDiffPixels: number;
}

const farthest = 35_215;

/**
 * Returns true if Playwright's comparison (pixelmatch) must find no difference. It uses the same colour
 * measure without the tolerance for antialiasing; false means undecided.
 */
export function areSurelySame(a: PNG, b: PNG, { threshold, maxDiffPixels }: Limits): boolean {
  if (a.width !== b.width || a.height !== b.height) return false;
  const [left, right] = [pixelsOf(a), pixelsOf(b)];
  const most = farthest * threshold * threshold;
  let others = 0;
  for (let i = 0; i < left.length; i++) {
    const [one, other] = [left[i] as number, right[i] as number];
    if (one !== other && distance(one, other) > most && ++others > maxDiffPixels) return false;
  }
  return true;
}

/** Uses signed integers: V8 stores the values of opaque pixels unboxed. */
const pixelsOf = ({ data, width, height }: PNG): Int32Array =>
  new Int32Array(data.buffer, data.byteOffset, width * height);

function distance(one: number, other: number): number {
  const r = (one & 255) - (other & 255);
  const g = ((one >> 8) & 255) - ((other >> 8) & 255);
  const b = ((one >> 16) & 255) - ((other >> 16) & 255);
  const y = r * 0.29889531 + g * 0.58662247 + b * 0.11448223;
  const i = r * 0.59597799 - g * 0.2741761 - b * 0.32180189;
  const q = r * 0.21147017 - g * 0.52261711 + b * 0.31114694;
  return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}
