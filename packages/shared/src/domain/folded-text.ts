/** Text folded for matching, with the position of each part in the original. */

export interface Span {
  from: number;
  to: number;
}

export interface FoldedText {
  text: string;
  /** For each UTF-16 unit of `text`, the part of the original it was folded from. */
  places: readonly Span[];
}

export type Blanks = "dropped" | "single";

const blank = /^[\s\p{Cc}\u2800]$/u;
const ignorable = /^\p{Default_Ignorable_Code_Point}$/u;
/** Characters that NFKC may compose with the one before them: marks, vowels and finals of Hangul, half-width sound marks of kana. */
const joining = /^[\p{M}\u1160-\u11ff\uff9e\uff9f]$/u;
const marksAtMost = 30;

const foldCharacter = (raw: string): string =>
  raw.normalize("NFKC").toLowerCase().normalize("NFKC").replace(/\s/g, "");

/** Returns the text in NFKC and lower case without ignorable code points. Its time is linear in the length of the text. */
export function foldText(text: string, blanks: Blanks): FoldedText {
  const folded: string[] = [];
  const places: Span[] = [];
  const append = (part: string, place: Span) => {
    folded.push(part);
    for (let i = 0; i < part.length; i++) places.push(place);
  };
  let open: { raw: string; from: number; to: number; marks: number } | null = null;
  const close = () => {
    if (open) append(foldCharacter(open.raw), { from: open.from, to: open.to });
    open = null;
  };
  let blankFrom: number | null = null;
  let to = 0;
  for (const sign of text) {
    const from = to;
    to += sign.length;
    if (blank.test(sign)) {
      close();
      blankFrom ??= from;
      continue;
    }
    if (ignorable.test(sign)) continue;
    if (blankFrom !== null && blanks === "single") append(" ", { from: blankFrom, to: from });
    if (open !== null && blankFrom === null && open.marks < marksAtMost && joining.test(sign)) {
      open = { raw: open.raw + sign, from: open.from, to, marks: open.marks + 1 };
    } else {
      close();
      open = { raw: sign, from, to, marks: 0 };
    }
    blankFrom = null;
  }
  close();
  return { text: folded.join(""), places };
}

export const originalOf = ({ places }: FoldedText, { from, to }: Span): Span => ({
  from: places[from]?.from ?? 0,
  to: places[to - 1]?.to ?? 0,
});
