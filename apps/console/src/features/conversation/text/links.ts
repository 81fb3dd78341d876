/**
 * Finds web links in a text. Only `http://`, `https://` and `www.` begin a link. Customers continue without a space
 * (`看https://a.com/b这个`), so a link ends where Chinese begins. Invisible and bidirectional control characters are never
 * part of a link.
 */
import { LinkifyIt } from "linkify-it";

export interface FoundLink {
  index: number;
  raw: string;
  href: string;
}

const linkify = new LinkifyIt();
const beginning = /(?<![a-z0-9])https?:\/\/|(?<![\w.@/-])www\./gi;

const wide = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;
const invisible = /[\p{Cf}\p{Cc}]/u;
const scheme = /^https?:\/\//i;

/** `taobao.com谢谢` ends at the first wide character, but `例子.中国` is a host name of its own. */
function endOfHost(host: string): number {
  let at = 0;
  for (const label of host.split(".")) {
    const mixedAt = label.search(wide);
    if (mixedAt > 0) return at + mixedAt;
    at += label.length + 1;
  }
  return host.length;
}

function trimmed(found: string): string {
  const raw = found.slice(0, atOrEnd(found, invisible));
  const from = scheme.exec(raw)?.[0].length ?? 0;
  const hostEnd = from + (/[/?#]/.exec(raw.slice(from))?.index ?? raw.length - from);
  const host = raw.slice(from, hostEnd);
  const end = endOfHost(host);
  if (end < host.length) return raw.slice(0, from + end);
  return raw.slice(0, hostEnd + atOrEnd(raw.slice(hostEnd), wide));
}

function atOrEnd(text: string, what: RegExp): number {
  const at = text.search(what);
  return at < 0 ? text.length : at;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Returns the URL a browser would open, or null if it is not a web address. */
export function addressOf(written: string): string | null {
  const url = parsed(scheme.test(written) ? written : `https://${written}`);
  const known = url && (url.protocol === "https:" || url.protocol === "http:");
  return known && (url.hostname.includes(".") || url.hostname.startsWith("[")) ? url.href : null;
}

/** Called from each position where a link begins, as the library expects a space before a link. */
function linkAt(text: string, index: number): FoundLink | null {
  const rest = text.slice(index);
  const added = scheme.test(rest) ? "" : "http://";
  const found = linkify.matchAtStart(added + rest)?.raw.slice(added.length);
  const raw = found && trimmed(found);
  const href = raw && addressOf(raw);
  return href ? { index, raw, href } : null;
}

export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  for (const { index } of text.matchAll(beginning)) {
    const last = links.at(-1);
    if (last && index < last.index + last.raw.length) continue;
    const link = linkAt(text, index);
    if (link) links.push(link);
  }
  return links;
}

/** Reasons to doubt an address: foreign letters, a name before an `@`, a bare IP address, no encryption. */
export type LinkDoubt = "foreign_letters" | "name_in_front" | "number" | "not_encrypted";

export interface LinkFacts {
  /** In punycode: `xn--…` for letters of other scripts. */
  host: string;
  doubts: LinkDoubt[];
}

export function linkFacts(href: string): LinkFacts {
  const url = new URL(href);
  const doubts: [LinkDoubt, boolean][] = [
    ["foreign_letters", /(^|\.)xn--/.test(url.hostname)],
    ["name_in_front", url.username !== "" || url.password !== ""],
    ["number", /^[\d.]+$|^\[/.test(url.hostname)],
    ["not_encrypted", url.protocol === "http:"],
  ];
  return { host: url.host, doubts: doubts.filter(([, is]) => is).map(([doubt]) => doubt) };
}
