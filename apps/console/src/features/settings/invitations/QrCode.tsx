import { create } from "qrcode";
import { useMemo } from "react";

/** The width of the white border in modules, which the standard requires: phones do not find a code without it. */
const quiet = 4;

/** Returns one path for all dark modules, with horizontal neighbours joined. */
function pathOf(text: string): { path: string; size: number } {
  const { data, size } = create(text, { errorCorrectionLevel: "M" }).modules;
  const runs: string[] = [];
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const from = x;
      while (x + 1 < size && data[y * size + x + 1]) x++;
      runs.push(`M${from + quiet} ${y + quiet}h${x - from + 1}v1h-${x - from + 1}z`);
    }
  return { path: runs.join(""), size: size + 2 * quiet };
}

/** A QR code: dark on white in every theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => pathOf(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      data-testid="invitation-code"
      className="size-full bg-qr text-qr-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
