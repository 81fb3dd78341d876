import { afterEach, expect, test, vi } from "vitest";
import { composerId, focusComposerUnless } from "../../../src/features/opening/focus-composer.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** The next drawing of the screen, when the test wants it. */
function frames(): () => void {
  const waiting: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (next: () => void) => waiting.push(next));
  return () => {
    for (const next of waiting.splice(0)) next();
  };
}

function comes(): HTMLElement {
  const box = document.createElement("textarea");
  box.id = composerId;
  document.body.append(box);
  return box;
}

test("[KB17] a box that is there has the focus before the next key, one that is drawn for it as soon as it is there", () => {
  const draw = frames();
  const here = comes();
  focusComposerUnless(() => false);
  expect(document.activeElement).toBe(here);
  here.remove();
  draw();
  focusComposerUnless(() => false);
  const late = comes();
  expect(document.activeElement).not.toBe(late);
  draw();
  expect(document.activeElement).toBe(late);
});

test("[KB17] not where a hand has gone elsewhere, by now or by then", () => {
  const draw = frames();
  let elsewhere = true;
  const here = comes();
  focusComposerUnless(() => elsewhere);
  expect(document.activeElement).not.toBe(here);
  here.remove();
  draw();
  elsewhere = false;
  focusComposerUnless(() => elsewhere);
  elsewhere = true;
  const late = comes();
  draw();
  expect(document.activeElement).not.toBe(late);
});
