import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PaneBoundary } from "../../../src/ui/errors/PaneBoundary.tsx";
import { LazyMount } from "../../../src/ui/rendering/LazyMount.tsx";

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => {
  broken = true;
  vi.restoreAllMocks();
});

let broken = true;
function Pane() {
  if (broken) throw new Error("陈老板");
  return <p>内容</p>;
}

const Page = ({ sessionId }: { sessionId: string }) => (
  <>
    <p>旁边</p>
    <PaneBoundary resetKey={sessionId}>
      <Pane />
    </PaneBoundary>
  </>
);

test("[TR16] a pane that throws shows an error code, and its surroundings stay", () => {
  render(<Page sessionId="a" />);
  expect(screen.getByRole("alert").textContent).toMatch(/^无法显示此部分错误代码 [0-9A-F]{6}重试$/);
  expect(screen.getByText("旁边")).toBeTruthy();
});

test("[TR16] a pane renders again on retry", () => {
  render(<Page sessionId="a" />);
  fireEvent.click(screen.getByRole("button", { name: "重试" }));
  expect(screen.getByRole("alert")).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole("button", { name: "重试" }));
  expect(screen.getByText("内容")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[TR16] a pane renders again for another session", () => {
  const { rerender } = render(<Page sessionId="a" />);
  broken = false;
  rerender(<Page sessionId="a" />);
  expect(screen.getByRole("alert")).toBeTruthy();
  rerender(<Page sessionId="b" />);
  expect(screen.getByText("内容")).toBeTruthy();
});

let open: (isOpen: boolean) => void = () => undefined;
function Opener() {
  const [isOpen, setOpen] = useState(false);
  open = setOpen;
  return (
    <>
      <p>{isOpen ? "开" : "关"}</p>
      <LazyMount open={isOpen} instead={<p>没有取到</p>} onFailed={() => setOpen(false)}>
        <Pane />
      </LazyMount>
    </>
  );
}

test("[TR16] a dialog that throws closes, and renders again when it is reopened", () => {
  render(<Opener />);
  act(() => open(true));
  expect(screen.getByText("关")).toBeTruthy();
  expect(screen.queryByText("没有取到")).toBeNull();
  broken = false;
  act(() => open(true));
  expect(screen.getByText("内容")).toBeTruthy();
});
