import { Kbd } from "./Kbd.tsx";

export const KeyedHint = ({ words }: { words: string }) =>
  words.split(/(\[[^\]]+\])/).map((part, i) =>
    part.startsWith("[") ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence stay in their places.
      <Kbd key={i}>{part.slice(1, -1)}</Kbd>
    ) : (
      part
    ),
  );
