import { useLayoutEffect, useState } from "react";

const announced = new WeakSet<object>();

/** [EV9] Returns whether this component announces `news`: of several, only the first in the page does. */
export function useAnnounces(news: object | null | undefined): boolean {
  const [mine, setMine] = useState<object>();
  useLayoutEffect(() => {
    if (!news || announced.has(news)) return;
    announced.add(news);
    // oxlint-disable-next-line react/set-state-in-effect -- The first one is known only when all are in the page.
    setMine(news);
  }, [news]);
  return mine !== undefined && mine === news;
}
