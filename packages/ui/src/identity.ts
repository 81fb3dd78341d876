/** A tint and a pattern per openid, because WeChat sends no avatars. The same openid always gets the same ones. */

/** FNV-1a, 32 bit: spreads openids evenly over tints and patterns. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash ^= char.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** Returns one of the ten avatar tints of the tokens, 0 to 9. */
export const tintOf = (openid: string): number => hashOf(openid) % 10;

/** The shapes of a quarter: quarter discs and leaves, drawn in an 18 px square. */
const shapes = [
  "h18A18 18 0 0 1 0 18Z",
  "m18 0v18A18 18 0 0 1 0 0Z",
  "A18 18 0 0 1 18 18A18 18 0 0 1 0 0Z",
  "m18 0A18 18 0 0 1 0 18A18 18 0 0 1 18 0Z",
];

interface Quarter {
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

/** Returns the path of each quarter of an openid's pattern, which is 36 px square. */
export const patternOf = (openid: string): Quarter[] => {
  const hash = hashOf(`${openid}#`);
  return corners.map(([x, y], i) => ({ x, y, d: `M0 0${shapes[(hash >>> (i * 3 + 3)) % 4]}` }));
};
