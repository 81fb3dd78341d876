/** Gives an openid the same tint and pattern here as in the console. */

/** FNV-1a, 32 bit: spreads openids evenly over tints and patterns. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** One of the ten seal tints of the tokens. */
export const tintOf = (openid: string): number => hashOf(openid) % 10;

/** In each quarter of the seal one of four shapes, drawn in an 18 px square. */
const SHAPES = [
  "h18A18 18 0 0 1 0 18Z",
  "m18 0v18A18 18 0 0 1 0 0Z",
  "A18 18 0 0 1 18 18A18 18 0 0 1 0 0Z",
  "m18 0A18 18 0 0 1 0 18A18 18 0 0 1 18 0Z",
];
const CORNERS = [
  [0, 0],
  [18, 0],
  [0, 18],
  [18, 18],
] as const;

/** The four paths of an openid's pattern, each with the corner it is drawn in. */
export function patternOf(openid: string): { corner: string; path: string }[] {
  const hash = hashOf(`${openid}#`);
  return CORNERS.map(([x, y], index) => ({
    corner: `translate(${x} ${y})`,
    path: `M0 0${SHAPES[(hash >>> (index * 3 + 3)) % 4]}`,
  }));
}
