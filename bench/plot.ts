/** An SVG of every figure as a share of its target, made from the record alone. Bars left of the line meet the target. */
import { type Figure, isMet, written, writtenBound } from "./figure.ts";
import type { PerformanceRecord } from "./record.ts";

const width = 1020;
const rowHeight = 44;
const top = 56;
const bars = { from: 440, unit: 200, most: 1.8 };
const lettersALine = 62;

const style = `
  text { font: 13px system-ui, "Noto Sans", sans-serif; fill: #1f2328 }
  .what { font-size: 12px } .quiet { fill: #59636e; font-size: 12px }
  .page { fill: #ffffff; stroke: #d1d9e0 }
  .met { fill: #1a7f64 } .missed { fill: #c2410c }
  .limit { stroke: #1f2328; stroke-dasharray: 3 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .quiet { fill: #9198a1 } .page { fill: #0d1117; stroke: #3d444d }
    .met { fill: #2ea488 } .missed { fill: #ea7a3f } .limit { stroke: #f0f6fc }
  }`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function linesOf(text: string): string[] {
  if (text.length <= lettersALine) return [text];
  const cut = text.lastIndexOf(" ", lettersALine);
  const rest = text.slice(cut + 1);
  const second = rest.length > lettersALine ? `${rest.slice(0, lettersALine - 1)}…` : rest;
  return [text.slice(0, cut), second];
}

/** Returns 1 at the target; less is better. */
const shareOf = ({ value, target, bound }: Figure): number =>
  bound === "at most" ? value / target : target / value;

function row(figure: Figure, y: number): string {
  const lines = linesOf(figure.what);
  const share = shareOf(figure);
  const shown = Number.isFinite(share) ? Math.min(share, bars.most) : bars.most;
  const length = Math.max(2, shown * bars.unit);
  const beyond = shown < share ? `, ${share.toFixed(1)} ×` : "";
  const label = `${written(figure.value, figure.unit)} (${writtenBound(figure, figure.target)})${beyond}`;
  const first = y + (lines.length === 1 ? 18 : 10);
  return [
    ...lines.map((line, i) => `<text class="what" x="16" y="${first + i * 16}">${escaped(line)}</text>`),
    `<rect class="${isMet(figure) ? "met" : "missed"}" x="${bars.from}" y="${y + 4}" width="${length.toFixed(1)}" height="20" rx="2"/>`,
    `<text x="${bars.from + Math.max(length, bars.unit) + 8}" y="${y + 18}">${escaped(label)}</text>`,
  ].join("\n");
}

export function plotOf({ parts }: PerformanceRecord): string {
  const figures = Object.values(parts).flatMap((part) => part.figures);
  const height = top + figures.length * rowHeight + 16;
  const limitX = bars.from + bars.unit;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>Each figure of the bench as a share of what its target allows</title>
<style>${style}
</style>
<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
<text class="quiet" x="16" y="30">share of what the target allows; shorter is better</text>
<text class="quiet" x="${limitX}" y="30" text-anchor="middle">target</text>
${figures.map((figure, i) => row(figure, top + i * rowHeight)).join("\n")}
<line class="limit" x1="${limitX}" x2="${limitX}" y1="38" y2="${height - 12}"/>
</svg>
`;
}
