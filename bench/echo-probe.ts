export type Echoes = number[];

declare global {
  interface Window {
    benchEchoes: Echoes;
  }
}

/**
 * Measures in the page, before its own scripts, and must not use anything outside itself. A sample runs from Enter to the end of the frame
 * with one more reply. A task posted from an animation frame runs after that frame.
 */
export function probeEchoes(): void {
  let pressedAt: number | null = null;
  window.benchEchoes = [];
  addEventListener(
    "keydown",
    ({ key, timeStamp }) => {
      if (key === "Enter") pressedAt = timeStamp;
    },
    true,
  );
  const isReply = (node: Node): boolean =>
    node instanceof Element &&
    (node.matches("[data-direction=out]") || node.querySelector("[data-direction=out]") !== null);
  const observer = new MutationObserver((changes) => {
    if (pressedAt === null || !changes.some(({ addedNodes }) => [...addedNodes].some(isReply))) return;
    const since = pressedAt;
    pressedAt = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.benchEchoes.push(performance.now() - since);
      port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true });
}
