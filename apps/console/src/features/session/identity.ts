/** Faces for people WeChat gives us none of: a tint and a pattern that stay the same for the same openid. */

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

/** In each quarter of the seal, one of four shapes: quarter discs and leaves, drawn in an 18 px square. */
const shapes = [
  "h18A18 18 0 0 1 0 18Z",
  "m18 0v18A18 18 0 0 1 0 0Z",
  "A18 18 0 0 1 18 18A18 18 0 0 1 0 0Z",
  "m18 0A18 18 0 0 1 0 18A18 18 0 0 1 18 0Z",
];

export interface Quarter {
  x: 0 | 18;
  y: 0 | 18;
  d: string;
}

const corners = [
  [0, 0],
  [18, 0],
  [0, 18],
  [18, 18],
] as const;

export const patternOf = (openid: string): Quarter[] => {
  const hash = hashOf(`${openid}#`);
  return corners.map(([x, y], i) => ({ x, y, d: `M0 0${shapes[(hash >>> (i * 3 + 3)) % 4]}` }));
};

/** The last four characters of the openid: all the name an unnamed customer has. */
export const tailOf = (openid: string): string => openid.slice(-4);
