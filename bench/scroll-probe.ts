/** Smoothness of scrolling: the length of every frame, and how far content moved by itself. */
export interface Scrolled {
  frames: number[];
  jump: number;
  /** Frames without scrolling, because the next page was still being fetched. */
  waited: number;
}

export interface Scrolling {
  selector: string;
  step: number;
  frames: number;
}

/** Runs in the page and must not use anything outside itself. It follows a row from frame to frame while the row exists. */
export function scrollInPage({ selector, step, frames }: Scrolling): Promise<Scrolled> {
  const scroller = document.querySelector(selector) as HTMLElement;
  const lengths: number[] = [];
  let jump = 0;
  let waited = 0;
  const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
  const rowInView = (): Element | undefined => {
    const rows = [...scroller.querySelectorAll("[data-testid^=message-], [data-row]")];
    return rows.find((r) => r.getBoundingClientRect().top >= middle);
  };
  return new Promise((resolve) => {
    let last = performance.now();
    let followed: { row: Element; least: number; most: number } | null = null;
    const turn = (now: number): void => {
      lengths.push(now - last);
      last = now;
      if (followed?.row.isConnected) {
        const { top } = followed.row.getBoundingClientRect();
        jump = Math.max(jump, followed.least - top, top - followed.most);
      }
      if (lengths.length > frames) {
        resolve({ frames: lengths.slice(1), jump, waited });
        return;
      }
      const from = scroller.scrollTop;
      const row = rowInView();
      const y = row?.getBoundingClientRect().top ?? 0;
      scroller.scrollTop = from + step;
      const moved = scroller.scrollTop - from;
      if (Math.abs(moved) < Math.abs(step)) waited++;
      followed = row ? { row, least: Math.min(y, y - moved), most: Math.max(y, y - moved) } : null;
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  });
}
