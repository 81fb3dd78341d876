import { marksIn, type Piece } from "@jieru/shared/domain/search";

export function MarkedText({ text, pieces }: { text: string; pieces: readonly Piece[] }) {
  const marks = marksIn(text, pieces);
  const ends = [0, ...marks.map(([, to]) => to)];
  return (
    <>
      {marks.map(([from, to], i) => (
        <span key={from}>
          {text.slice(ends[i], from)}
          <mark className="rounded-[3px] bg-accent-soft font-semibold text-accent">
            {text.slice(from, to)}
          </mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
