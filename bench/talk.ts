/** Texts of a tea shop's customers: words drawn by frequency, since in any language a few words make up most of a text. */

const characters = Array.from(
  "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色",
);
const frequent = [
  "发货",
  "快递",
  "什么时候",
  "好的",
  "谢谢",
  "请问",
  "可以",
  "现在",
  "没有",
  "ok",
  "退款",
  "建盏",
];
const english = [
  "order",
  "delivery",
  "please",
  "hello",
  "refund",
  "address",
  "where",
  "size",
  "colour",
  "teapot",
];

const vocabulary: readonly string[] = [
  ...frequent,
  ...english,
  ...Array.from({ length: 4_000 }, (_, i) => {
    const at = (n: number): string => characters[(i * n + n) % characters.length] as string;
    return at(7) + at(13);
  }),
];

/** Returns a number between 0 and 1, always the same for the same `n`. */
function chance(n: number): number {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

const isLatin = (word: string): boolean => /^[a-z]/.test(word);

export function said(n: number): string {
  const words = Array.from({ length: 3 + Math.floor(chance(n * 31 + 7) * 6) }, (_, j) => {
    const rank = Math.floor(chance(n * 97 + j * 1_009 + 1) ** 4 * vocabulary.length);
    const word = vocabulary[rank] as string;
    return isLatin(word) ? ` ${word} ` : word;
  });
  if (n % 50_000 === 17) words.push("，景德镇柴烧");
  if (n % 10 === 3) words.push(` SF${1_400_000_000_000 + n}`);
  return words.join("");
}

/** Queries of every kind: found in most messages, in some, in a handful, in one, and in none. */
export const queries: Record<string, string> = {
  "what every third says": "发货",
  "one character": "货",
  "a common sentence": "什么时候发货",
  "an English word": "delivery",
  "the beginning of a word": "ref",
  "two common words": "谢谢 order",
  "common characters, nowhere together": "谢可请发",
  "twenty in a million": "景德镇柴烧",
  "a waybill number": "SF1400000500003",
  "what nobody says": "紫砂壶泥料",
};
