/** Shows and places a popover, in the next frame if the browser refuses while another is shown or hidden. */
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
        // NOTE: its content is shown elsewhere, too.
      }
    });
    return () => cancelAnimationFrame(frame);
  }
}
