import { act, fireEvent, render, screen } from "@testing-library/react";
import { type ComponentType, useState } from "react";
import { expect, test } from "vitest";
import { BoxOnItsWay, boxOnDemand } from "../../src/commands/BoxOnItsWay.tsx";
import { typedAhead } from "../../src/commands/typed-ahead.ts";

const OnItsWay = () => <BoxOnItsWay label="找" onClose={() => undefined} className="w-80" />;

function Box() {
  const [find] = useState(typedAhead);
  return <output>{find}</output>;
}

function showBox() {
  const { promise, resolve } = Promise.withResolvers<ComponentType<object>>();
  const Shown = boxOnDemand(() => promise, OnItsWay);
  const { unmount: leave } = render(<Shown />);
  const here = screen.getByTestId<HTMLInputElement>("box-on-its-way");
  return { here, leave, comes: () => act(async () => resolve(Box)) };
}

const type = (here: HTMLInputElement, value: string) => fireEvent.change(here, { target: { value } });
const found = () => screen.queryByRole("status")?.textContent;

test("[KB3] what is typed before a box is fetched is what it begins with, once", async () => {
  const { here, comes } = showBox();
  type(here, "su");
  await comes();
  expect(found()).toBe("su");
  expect(typedAhead()).toBe("");
});

test("[KB2] a box that comes while an input method composes waits until the word is whole", async () => {
  const { here, comes } = showBox();
  fireEvent.compositionStart(here);
  type(here, "su");
  await comes();
  expect(here.isConnected).toBe(true);
  type(here, "苏");
  await act(async () => fireEvent.compositionEnd(here));
  expect(found()).toBe("苏");
});

test("[KB2] whoever leaves in the middle of a word keeps the next box waiting for nothing", async () => {
  const { here, leave } = showBox();
  fireEvent.compositionStart(here);
  leave();
  const next = showBox();
  await next.comes();
  expect(found()).toBe("");
});
