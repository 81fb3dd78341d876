import { useLayoutEffect, useState } from "react";

const said = new WeakSet<object>();

/**
 * [EV9] Whether this is the place that says it aloud: of all that show the same `news`, now or later, the first to stand in the page.
 */
export function useSaysIt(news: object | null | undefined): boolean {
  const [mine, setMine] = useState<object>();
  useLayoutEffect(() => {
    if (!news || said.has(news)) return;
    said.add(news);
    setMine(news);
  }, [news]);
  return mine !== undefined && mine === news;
}
