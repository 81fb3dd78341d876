import { useLayoutEffect, useState } from "react";

const said = new WeakSet<object>();

/**
 * [EV9] Whether this component announces `news` to screen readers: of all that show the same news, the first one in the page does.
 */
export function useSaysIt(news: object | null | undefined): boolean {
  const [mine, setMine] = useState<object>();
  useLayoutEffect(() => {
    if (!news || said.has(news)) return;
    said.add(news);
    // oxlint-disable-next-line react/set-state-in-effect -- The first one is known only when all are in the page.
    setMine(news);
  }, [news]);
  return mine !== undefined && mine === news;
}
