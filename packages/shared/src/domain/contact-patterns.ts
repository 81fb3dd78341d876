/**
 * Phone numbers, e-mail addresses, links and WeChat ids in a folded text with single blanks. Every repetition in a pattern has an upper
 * bound, so that the search takes time linear in the length of the text.
 */
import type { Span } from "./folded-text.ts";

const dash = "\\-\\u2010-\\u2015\\u2212";
const between = `[ ${dash}]`;
const country = `(?:(?:\\+|00)?86[ )${dash}]{0,2})?`;
const mobile = `1(?:${between}?[3-9](?:${between}?\\d){9}|[3-9]\\d\\.\\d{4}\\.\\d{4})(?!\\d)`;
/** Excludes the end of a longer number, of an amount, and of a number with hyphens. */
const start = `(?<!\\d)(?<!\\d[.${dash}])`;

/** Area codes of two, three and four digits; numbers begin with 2 to 8. */
const landline = `(?:0|\\+86${between}?)(?:10|2\\d|[3-9]\\d{2})[ )${dash}]{0,2}[2-8]\\d{2,3}${between}?\\d{4}(?!\\d)`;
const service = `[48]00(?:${between}?\\d){7}(?!\\d)`;

const afterScheme = `\\s/\\\\?#<>"'\\p{Script=Han}\\u3000-\\u303f`;

/** Excludes endings that are English words, such as "in" and "to": a missing blank after a full stop makes no link. */
const topLevelDomains =
  "com|cn|net|org|edu|gov|info|biz|top|xyz|vip|shop|store|club|site|online|live|fun|wang|ltd|tech|ink|link|cloud|work|group|icu|mobi|asia|app|dev|cc|tv|me|io|co|ai|gg|ly|hk|tw|mo|jp|kr|uk|eu|de|fr|ru|sg";

const cue = [
  "[微薇威徽] ?[信❤♥]",
  "v ?信",
  "(?<![a-z])(?:we ?chat|weixin|v ?x|w ?x)",
  "(?:加|\\+)(?: ?我)?(?: ?的)? ?(?:v(?!ip)|[微薇威徽])",
].join("|");
const idWord = "(?: ?(?:同?号码?|同?號碼?|账号|帐号|帳號|id))";
/** Applied after compatibility folding. */
const pointer = `[ :=是为為叫>→"'“”「」()【】\\[\\]${dash}]{0,6}(?:is )?`;
const idEnd = "(?![-_a-z0-9@])";
const anyId = `[a-z][-_a-z0-9]{5,19}${idEnd}`;
/** A word of letters alone is often not an id: "微信 Android 版". */
const idWithDigit = `(?=[a-z]{1,19}[-_\\d])${anyId}`;
const appId = "wx[\\da-f]{16}(?![-_a-z0-9])";

export const contactPatterns = {
  phone: new RegExp(`${start}(?:${country}${mobile}|\\(?${landline}|${service})`, "gu"),
  email: /[a-z0-9._%+-]{1,64} ?@ ?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}(?![a-z0-9-])/gu,
  /** The first group is the host, which follows the last "@" as browsers read it. */
  url: new RegExp(
    `https?://(?:[^${afterScheme}]{0,2000}@)?([a-z0-9.-]{0,253})[^\\s\\\\<>"'\\p{Script=Han}\\u3000-\\u303f]{0,2000}`,
    "gu",
  ),
  /** A host name without a scheme; not in a path. */
  host: new RegExp(
    [
      `(?<![a-z0-9@])(?<!(?<!/)/)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}(?:${topLevelDomains})(?![a-z0-9@-])(?!\\.[a-z0-9])`,
      "(?<![a-z0-9@])[a-z0-9-]{2,63} ?[.。] ?(?:com|cn)(?![a-z0-9@-])(?! ?\\.[a-z0-9])",
      "[a-z0-9\\p{Script=Han}-]{1,30}\\.(?:中国|公司|网络|网址|商城)(?![\\p{Script=Han}a-z0-9])",
    ].join("|"),
    "gu",
  ),
  wechatId: new RegExp(
    [
      `(?!${appId})(?:${cue})(?:${pointer}|${idWord}${pointer})(?:${idWithDigit}|${country}${mobile})`,
      `(?:${cue})(?:${idWord}${pointer}| ?[:=] ?)${anyId}`,
      `(?<![a-z0-9])v ?: ?${anyId}`,
      `(?<!\\d)1[3-9]\\d{9} {0,2}[(,]?(?:同 ?微 ?信?|(?:微 ?信|v ?x|w ?x) ?同 ?号?|(?:同 ?)?(?:v ?x|w ?x))`,
    ].join("|"),
    "gu",
  ),
};

/** Returns every match that `accepts` takes. After a refused match, the search continues at the next character. */
function matchesOf(pattern: RegExp, text: string, accepts: (match: RegExpExecArray) => boolean): Span[] {
  const search = new RegExp(pattern.source, pattern.flags);
  const found: Span[] = [];
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const from = match.index;
    const length = match[0].replace(/[,;!?)(]{1,20}$/u, "").length;
    if (accepts(match)) found.push({ from, to: from + length });
    else search.lastIndex = from + 1;
  }
  return found;
}

const isWithin = (parts: readonly Span[], at: number): boolean =>
  parts.some(({ from, to }) => from <= at && at < to);

/** A number with many groups or single digits is a list, not a phone number. */
function isGroupedLikeOne(number: string): boolean {
  const groups = number.split(/[^\d]+/u).filter(Boolean);
  const areFew = groups.length <= 5 && groups.every((digits) => digits.length > 1);
  return areFew || groups.every((digits) => digits.length === 1);
}

const isAmount = (text: string, { from, to }: Span): boolean =>
  /[¥$€£] ?$/u.test(text.slice(Math.max(0, from - 2), from)) ||
  /^(?: ?(?:元|块|塊|圆|円|万|rmb|cny|usd)|\.\d)/u.test(text.slice(to, to + 5));

/** Returns mobile numbers of China, landlines with area code, and 400 and 800 numbers, but none within an address. */
export function findPhoneNumbers(text: string): Span[] {
  const urls = matchesOf(contactPatterns.url, text, () => true);
  return matchesOf(contactPatterns.phone, text, ({ 0: number, index }) => {
    const part = { from: index, to: index + number.length };
    return isGroupedLikeOne(number) && !isAmount(text, part) && !isWithin(urls, index);
  });
}

export const findEmailAddresses = (text: string): Span[] =>
  matchesOf(contactPatterns.email, text, () => true);

export const findWechatIds = (text: string): Span[] => matchesOf(contactPatterns.wechatId, text, () => true);

const isAllowed = (host: string, allowed: readonly string[]): boolean => {
  const name = host
    .replaceAll("。", ".")
    .replaceAll(" ", "")
    .replace(/[.-]{1,253}$/u, "");
  return allowed.some((one) => name === one || name.endsWith(`.${one}`));
};

/** Returns addresses and host names, except allowed hosts and their subdomains. `allowed` is in lower case. */
export function findLinks(text: string, allowed: readonly string[]): Span[] {
  const others = [...matchesOf(contactPatterns.url, text, () => true), ...findEmailAddresses(text)];
  return [
    ...matchesOf(contactPatterns.url, text, ([, host = ""]) => !isAllowed(host, allowed)),
    ...matchesOf(contactPatterns.host, text, ({ index }) => !isWithin(others, index)).filter(
      ({ from, to }) => !isAllowed(text.slice(from, to), allowed),
    ),
  ];
}
