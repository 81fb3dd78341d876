/** What scrolling was like: every frame's length, and by how much what was read moved besides. */
export interface Scrolled {
  /** Milliseconds from frame to frame. */
  frames: number[];
  /** The most a row was found beyond where it was and where the scrolling of one frame brings it, in pixels. */
  jump: number;
  /** Frames in which nothing was there to be scrolled to: the next page was still on its way. */
  waited: number;
}

export interface Scrolling {
  selector: string;
  /** Pixels a frame; negative is up. */
  step: number;
  frames: number;
}

/** Runs in the page; must stand by itself. A row is followed from frame to frame as long as it is there. */
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
