import { useEffect, useRef, useState } from "react";

/** The search starts when nothing was typed for this long. */
const restMs = 200;

/** Holds the text of the search box. `value` is the address; `onChange` is called when typing pauses. */
export function useTypedQuery(value: string, onChange: (words: string) => void) {
  const [text, setText] = useState(value);
  const lastSent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed: after going back or forward, or opening a saved search.
  useEffect(() => {
    if (value === lastSent.current) return;
    clearTimeout(timer.current);
    lastSent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hold = () => clearTimeout(timer.current);
  /** Calls `onChange` without waiting for a pause. */
  const tell = (words: string) => {
    hold();
    if (words.trim() === lastSent.current) return;
    lastSent.current = words.trim();
    onChange(words.trim());
  };
  const type = (words: string) => {
    setText(words);
    hold();
    timer.current = setTimeout(() => tell(words), restMs);
  };
  return { text, setText, type, tell, hold };
}
