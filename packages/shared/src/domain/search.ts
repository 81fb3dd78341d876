/**
 * Definition of "contains" in search. The server indexes texts and checks results by it; the console marks hits by it.
 *
 * - `run`: A stretch of text of one kind. Scripts without spaces are `packed`; other text between spaces and punctuation is a `word`.
 * - `piece`: A part of a query that must occur in the text. Packed pieces match anywhere, words match words, the last word by its beginning.
 * - `term`: An index entry of a text. Packed runs have every two neighbours and the last character; words have the word.
 *
 * NOTE: a dictionary cuts a query and the text it stands in at different places (研究 生命 and 研究生 命), so packed text is
 * never looked up by dictionary words. Two neighbouring characters are the same wherever one begins to read.
 */
import { lengthOf } from "./length-of.ts";

interface Folded {
  text: string;
  /** For each unit of the folded text, the start and end of its original character. */
  starts: number[];
  ends: number[];
}

/** Only two signs that stand for whole sentences fold to more (U+FDFA, U+FDFB): a text of them would grow eighteenfold. */
const longestFolded = 6;

function foldedCharacter(character: string): string {
  const like = character.normalize("NFKC").toLowerCase();
  return like.length > longestFolded ? character : like;
}

/** Folds width and case character by character, so that every position can be found again. */
function foldWithPlaces(text: string): Folded {
  const folded: Folded = { text: "", starts: [], ends: [] };
  let at = 0;
  for (const character of text) {
    const like = foldedCharacter(character);
    for (let i = 0; i < like.length; i++) {
      folded.starts.push(at);
      folded.ends.push(at + character.length);
    }
    folded.text += like;
    at += character.length;
  }
  return folded;
}

export const fold = (text: string): string => foldWithPlaces(text).text;

const packed = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const runPattern = new RegExp(`(?<packed>[${packed}]+)|(?:(?![${packed}])[\\p{L}\\p{N}\\p{M}])+`, "gu");

interface Run {
  kind: "packed" | "word";
  text: string;
  at: number;
}

const runsOf = (folded: string): Run[] =>
  Array.from(folded.matchAll(runPattern), (match) => ({
    kind: match.groups?.packed ? ("packed" as const) : ("word" as const),
    text: match[0],
    at: match.index,
  }));

export interface Piece {
  kind: "packed" | "word";
  text: string;
  /** For words only: whether the word in the text may be longer than this piece. */
  open: boolean;
}

const maxPieces = 12;

function piecesBy(query: string, cut: (run: string) => string[]): Piece[] {
  const runs = runsOf(fold(query));
  const pieces = runs.flatMap((run, i): Piece[] => {
    if (run.kind === "packed") return cut(run.text).map((text) => ({ kind: "packed", text, open: true }));
    const open = i === runs.length - 1 && run.text.length > 1;
    return [{ kind: "word", text: run.text, open }];
  });
  return pieces.slice(0, maxPieces);
}

/** Returns the pieces of a query as typed. A text must contain all of them, in any order. */
export const piecesOf = (query: string): Piece[] => piecesBy(query, (run) => [run]);

/**
 * Returns the pieces by words, for a query that occurs nowhere as typed. Packed runs are cut where the dictionary finds two words of at
 * least two characters side by side: 快递退款 finds 退款的快递单号.
 */
export const wordPiecesOf = (query: string): Piece[] => piecesBy(query, cutByWords);

const dictionary = new Intl.Segmenter("zh", { granularity: "word" });

function cutByWords(run: string): string[] {
  const pieces: string[] = [];
  let last = "";
  for (const { segment } of dictionary.segment(run)) {
    const apart = lengthOf(segment) > 1 && lengthOf(last) > 1;
    if (apart || pieces.length === 0) pieces.push(segment);
    else pieces.push(pieces.pop() + segment);
    last = segment;
  }
  return pieces;
}

/** A lookup of a term; `prefix` matches every term that begins with it. */
export interface Lookup {
  term: string;
  prefix: boolean;
}

/** Longer words differ in their first characters. */
const maxWord = 40;
const maxTerms = 4_000;

/** Returns a term for each character of a packed run: the pair it starts, or the last character alone. */
const pairsOf = (text: string): string[] => {
  const characters = Array.from(text);
  return characters.map((character, i) => character + (characters[i + 1] ?? ""));
};

export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runsOf(fold(text))) {
    for (const term of run.kind === "packed" ? pairsOf(run.text) : [run.text.slice(0, maxWord)])
      if (terms.size < maxTerms) terms.add(term);
  }
  return [...terms];
}

/** Returns lookups that must all match for the text to contain the piece. */
export function lookupsOf({ kind, text, open }: Piece): Lookup[] {
  if (kind === "word") return [{ term: text.slice(0, maxWord), prefix: open && text.length < maxWord }];
  const pairs = pairsOf(text);
  if (pairs.length === 1) return [{ term: text, prefix: true }];
  return pairs.slice(0, -1).map((term) => ({ term, prefix: false }));
}

/** Positions in units of the text; `to` is exclusive. */
export type Range = readonly [from: number, to: number];

function placesOf(pieces: readonly Piece[], folded: string): Range[][] {
  const words = pieces.some(({ kind }) => kind === "word")
    ? runsOf(folded).filter(({ kind }) => kind === "word")
    : [];
  return pieces.map((piece) => (piece.kind === "word" ? amongWords(piece, words) : within(piece, folded)));
}

const amongWords = (piece: Piece, words: readonly Run[]): Range[] =>
  words
    .filter(({ text }) => (piece.open ? text.startsWith(piece.text) : text === piece.text))
    .map(({ at }) => [at, at + piece.text.length]);

function within(piece: Piece, folded: string): Range[] {
  const places: Range[] = [];
  for (let at = folded.indexOf(piece.text); at >= 0; at = folded.indexOf(piece.text, at + piece.text.length))
    places.push([at, at + piece.text.length]);
  return places;
}

/** Returns the positions of all pieces, in order and without overlap; null if a piece is missing. */
export function hitsIn(text: string, pieces: readonly Piece[]): Range[] | null {
  const folded = foldWithPlaces(text);
  const places = placesOf(pieces, folded.text);
  return places.every((found) => found.length > 0) ? inText(folded, places.flat()) : null;
}

/** Returns the positions of any pieces, for a text with only a part of the result. */
export function marksIn(text: string, pieces: readonly Piece[]): Range[] {
  const folded = foldWithPlaces(text);
  return inText(folded, placesOf(pieces, folded.text).flat());
}

const inText = ({ starts, ends }: Folded, places: readonly Range[]): Range[] =>
  joined(places.map(([from, to]): Range => [starts[from] as number, ends[to - 1] as number]));

function joined(ranges: Range[]): Range[] {
  const apart: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], to)];
    else apart.push([from, to]);
  }
  return apart;
}

export interface Excerpt {
  text: string;
  before: boolean;
  after: boolean;
}

const excerptBefore = 24;
const excerptLength = 120;

/** NOTE: cuts between characters, never within a surrogate pair. */
export function excerptOf(text: string, hits: readonly Range[]): Excerpt {
  const from = boundary(text, Math.max(0, (hits[0]?.[0] ?? 0) - excerptBefore));
  const to = boundary(text, Math.min(text.length, from + excerptLength));
  return { text: text.slice(from, to), before: from > 0, after: to < text.length };
}

const boundary = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\uDC00-\uDFFF]/.test(text[at] as string) ? at - 1 : at;
