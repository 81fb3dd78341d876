/** A tint and a pattern per openid, as WeChat sends no avatars. */

/** FNV-1a, 32 bit */
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

/** Returns the four paths of an openid's pattern, 36 px square. */
export const patternOf = (openid: string): Quarter[] => {
  const hash = hashOf(`${openid}#`);
  return corners.map(([x, y], i) => ({ x, y, d: `M0 0${shapes[(hash >>> (i * 3 + 3)) % 4]}` }));
};
