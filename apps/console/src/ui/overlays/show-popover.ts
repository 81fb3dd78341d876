/**
 * Shows a popover, and places it. While another is just being shown or hidden the browser refuses (a tooltip asked for by the focus
 * that a closing menu gives back, say): then a moment later, if it is still there.
 */
export function showPopover(element: HTMLElement, place: () => void = () => undefined): () => void {
  const show = () => {
    if (!element.isConnected) return;
    element.showPopover?.();
    place();
  };
  try {
    show();
    return () => undefined;
  } catch {
    const frame = requestAnimationFrame(() => {
      try {
        show();
      } catch {
        // NOTE: what it says is said elsewhere too; a page without it is better than no page.
      }
    });
    return () => cancelAnimationFrame(frame);
  }
}
