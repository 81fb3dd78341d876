import { afterEach, expect, test, vi } from "vitest";
import { composerId, focusComposerUnless } from "../../../src/features/opening/focus-composer.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

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

test("[KB17] focuses an existing box before the next key, a later one once it is drawn", () => {
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

test("[KB17] leaves the focus where the agent has moved it", () => {
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
