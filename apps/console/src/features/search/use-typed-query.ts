import { useEffect, useRef, useState } from "react";

/** The search starts when nothing was typed for this long. */
const restMs = 200;

/** What stands in the search box, and what of it was told: `value` is what the address says, `onChange` is told once typing pauses. */
export function useTypedQuery(value: string, onChange: (words: string) => void) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address no longer says what was typed here: after going back or forward, or opening a saved search.
  useEffect(() => {
    if (value === told.current) return;
    clearTimeout(timer.current);
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hold = () => clearTimeout(timer.current);
  /** Now, rather than when typing pauses. */
  const tell = (words: string) => {
    hold();
    if (words.trim() === told.current) return;
    told.current = words.trim();
    onChange(words.trim());
  };
  const type = (words: string) => {
    setText(words);
    hold();
    timer.current = setTimeout(() => tell(words), restMs);
  };
  return { text, setText, type, tell, hold };
}
