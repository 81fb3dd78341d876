import { act, fireEvent, render, screen } from "@testing-library/react";
import { type ComponentType, useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentToasts, useToasts } from "../../../src/lib/toast-store.ts";
import { LoadingDialog } from "../../../src/ui/overlays/LoadingDialog.tsx";
import { LazyMount } from "../../../src/ui/rendering/LazyMount.tsx";
import { onDemand } from "../../../src/ui/rendering/on-demand.tsx";

interface BoxProps {
  open: boolean;
  onClose: () => void;
  missing?: boolean;
}

const Loading = (dialog: BoxProps) => <LoadingDialog label="找" {...dialog} />;

const Box = ({ open }: BoxProps) => (open ? <output>来了</output> : null);

/** As in `prefetch-pages.ts`, a part whose fetch failed can be requested again. */
function createLine() {
  const requests: PromiseWithResolvers<ComponentType<BoxProps>>[] = [];
  const load = () => {
    const next = Promise.withResolvers<ComponentType<BoxProps>>();
    requests.push(next);
    return next.promise;
  };
  const isDown = () =>
    act(async () =>
      requests.at(-1)?.reject(new TypeError("Failed to fetch dynamically imported module: /a.js")),
    );
  return { load, requests, isDown, isUp: () => act(async () => requests.at(-1)?.resolve(Box)) };
}

function Page({ Shown, withBox }: { Shown: ComponentType<BoxProps>; withBox: boolean }) {
  const [open, setOpen] = useState(false);
  const state = { open, onClose: () => setOpen(false) };
  const missing = withBox
    ? { instead: <Loading missing {...state} />, onFailed: state.onClose }
    : { onFailed: () => setOpen(false) };
  return (
    <>
      <textarea aria-label="回复" />
      <button type="button" onClick={() => setOpen(true)}>
        打开
      </button>
      <LazyMount open={open} {...missing}>
        <Shown {...state} />
      </LazyMount>
    </>
  );
}

const press = () => fireEvent.click(screen.getByText("打开"));
/** The browser's cancel event for Esc. */
const close = () => fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));

beforeEach(() => {
  // Requests never resolve, and React treats every chunk as missing.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("[TR9] a dialog that failed to load says so, and closing it restores the focus", async () => {
  const line = createLine();
  render(<Page Shown={onDemand(line.load, Loading)} withBox />);
  screen.getByLabelText("回复").focus();
  press();
  expect(screen.getByRole("dialog").textContent).toBe("正在加载");
  await line.isDown();
  expect(screen.getByRole("alert").textContent).toContain("此部分未能加载");
  close();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.activeElement).toBe(screen.getByLabelText("回复"));
});

test("[TR9] a dialog that failed to load is requested again when it is opened again", async () => {
  const line = createLine();
  render(<Page Shown={onDemand(line.load, Loading)} withBox />);
  press();
  await line.isDown();
  close();
  press();
  expect(line.requests).toHaveLength(2);
  await line.isDown();
  expect(screen.getByRole("alert")).toBeTruthy();
  close();
  press();
  await line.isUp();
  expect(screen.getByRole("status").textContent).toBe("来了");
});

test("[TR9] a dialog without a frame reports each failed load, and opens once it is loaded", async () => {
  const line = createLine();
  render(<Page Shown={onDemand(line.load)} withBox={false} />);
  for (const times of [1, 2]) {
    press();
    expect(line.requests).toHaveLength(times);
    await line.isDown();
    expect(currentToasts()).toHaveLength(1);
    useToasts.setState(useToasts.getInitialState(), true);
  }
  press();
  await line.isUp();
  expect(screen.getByRole("status").textContent).toBe("来了");
});
