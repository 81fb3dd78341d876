/** A browser that draws nothing for so long (covered windows, pages out of view) is not waited for. */
const patienceMs = 100;

/** Once the next frame is on the screen; the returned function takes it back. */
export function afterPaint(run: () => void): () => void {
  let painted: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    cancelAnimationFrame(drawing);
    clearTimeout(painted);
    clearTimeout(patience);
  };
  const once = () => {
    cancel();
    run();
  };
  const drawing = requestAnimationFrame(() => {
    painted = setTimeout(once);
  });
  const patience = setTimeout(once, patienceMs);
  return cancel;
}
