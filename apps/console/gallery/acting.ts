/** What a person does in a state before it is looked at: each step waits for what it is about. */
export type Step =
  | { press: string }
  | { type: string; into: string }
  /** Nothing is done, but it is waited for. */
  | { see: string };

const targetOf = (step: Step): string =>
  "press" in step ? step.press : "see" in step ? step.see : step.into;

/** The element, as soon as it is in the page. */
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

/** As keys would: React hears of it. */
function write(box: HTMLElement, text: string): void {
  const of = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(of.prototype, "value")?.set?.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Resolves when all of it is done. */
export async function act(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const element = await found(targetOf(step));
    if ("press" in step) element.click();
    else if ("type" in step) write(element, step.type);
  }
}

/**
 * Frames of one page share the focus and what the tab remembers: what opens would take the focus from what has it in another
 * picture, and what is typed would be there in the next. In a window of its own a state may have both.
 */
export function keepToItself(): void {
  Storage.prototype.setItem = () => undefined;
  const { showModal } = HTMLDialogElement.prototype;
  HTMLElement.prototype.focus = () => undefined;
  HTMLDialogElement.prototype.showModal = function show() {
    showModal.call(this);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
}

/** Where this page is served, which is elsewhere each time, is written as if it were always the same. */
export function hideOwnAddress(): void {
  const { host } = window.location;
  const hide = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text.nodeValue?.includes(host)) text.nodeValue = text.nodeValue.replaceAll(host, "jieru.example");
  };
  new MutationObserver(hide).observe(document.body, { childList: true, characterData: true, subtree: true });
}
