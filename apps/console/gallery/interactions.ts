/** A step of an interaction; it waits for its element. */
export type Step = { press: string } | { type: string; into: string } | { see: string };

const targetOf = (step: Step): string =>
  "press" in step ? step.press : "see" in step ? step.see : step.into;

function found(selector: string): Promise<HTMLElement> {
  const now = document.querySelector<HTMLElement>(selector);
  if (now) return Promise.resolve(now);
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const element = document.querySelector<HTMLElement>(selector);
      if (!element) return;
      observer.disconnect();
      resolve(element);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}

/** Sets the value as typing does, so that React notices. */
function write(box: HTMLElement, text: string): void {
  const of = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(of.prototype, "value")?.set?.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

export async function act(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const element = await found(targetOf(step));
    if ("press" in step) element.click();
    else if ("type" in step) write(element, step.type);
  }
}

/** Keeps frames of one page from sharing focus and storage, which would change each other's pictures. */
export function isolateFrame(): void {
  Storage.prototype.setItem = () => undefined;
  const { showModal } = HTMLDialogElement.prototype;
  HTMLElement.prototype.focus = () => undefined;
  HTMLDialogElement.prototype.showModal = function show() {
    showModal.call(this);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
}

/** Replaces the varying host by a fixed one. */
export function hideOwnAddress(): void {
  const { host } = window.location;
  const hide = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text.nodeValue?.includes(host)) text.nodeValue = text.nodeValue.replaceAll(host, "jieru.example");
  };
  new MutationObserver(hide).observe(document.body, { childList: true, characterData: true, subtree: true });
}
