declare global {
  interface Window {
    /** The time when each text was first painted (epoch ms), by the number at its start. */
    benchPainted: Record<string, number>;
  }
}

/**
 * Runs in the page before its own scripts and must not use anything outside itself. A change counts as painted at the end of the next
 * frame. A task posted from an animation frame runs after that frame.
 */
export function probePaint(): void {
  const ids = /(\d{17}) /g;
  let fresh: string[] = [];
  window.benchPainted = {};
  const note = (text: string | null): void => {
    for (const [, id] of (text ?? "").matchAll(ids)) if (id && !(id in window.benchPainted)) fresh.push(id);
  };
  const drawn = (batch: string[]): void => {
    const at = performance.timeOrigin + performance.now();
    for (const id of batch) window.benchPainted[id] ??= at;
  };
  const observer = new MutationObserver((changes) => {
    const waiting = fresh.length > 0;
    for (const change of changes) {
      if (change.type === "characterData") note(change.target.textContent);
      for (const node of change.addedNodes) note(node.textContent);
    }
    if (waiting || fresh.length === 0) return;
    requestAnimationFrame(() => {
      const batch = fresh;
      fresh = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => drawn(batch);
      port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
