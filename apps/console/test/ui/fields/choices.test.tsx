import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Checkbox } from "../../../src/ui/fields/Checkbox.tsx";
import { FileInput } from "../../../src/ui/fields/FileInput.tsx";
import { RadioOption } from "../../../src/ui/fields/RadioOption.tsx";
import { RadioRows } from "../../../src/ui/fields/RadioRows.tsx";
import { Segmented } from "../../../src/ui/fields/Segmented.tsx";
import { Stepper } from "../../../src/ui/fields/Stepper.tsx";

const sizes = ["small", "middle", "large"].map((value) => ({ value, label: value, effect: `${value}!` }));

test("a checkbox is named by its label, described by its effect and toggled by both", () => {
  const onChange = vi.fn();
  render(<Checkbox label="消息" effect="包含内容" checked={false} onChange={onChange} />);
  screen.getByRole("checkbox", { name: "消息", description: "包含内容" });
  fireEvent.click(screen.getByText("包含内容"));
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("radio rows form one radio group, each described by its effect", () => {
  const onChange = vi.fn();
  render(<RadioRows name="size" label="大小" rows={sizes} value="small" onChange={onChange} />);
  screen.getByRole("radiogroup", { name: "大小" });
  const rows = screen.getAllByRole<HTMLInputElement>("radio");
  expect(rows.map(({ name, checked }) => [name, checked])).toEqual([
    ["size", true],
    ["size", false],
    ["size", false],
  ]);
  fireEvent.click(screen.getByRole("radio", { name: "middle", description: "middle!" }));
  expect(onChange).toHaveBeenCalledWith("middle");
});

function Sizes() {
  const [value, setValue] = useState("small");
  return <Segmented label="大小" segments={sizes} value={value} onChange={setValue} />;
}

test("arrow keys choose among segments, which are one tab stop", () => {
  render(<Sizes />);
  const group = screen.getByRole("radiogroup", { name: "大小" });
  const chosen = () => screen.getByRole("radio", { checked: true });
  const press = (key: string) => {
    fireEvent.keyDown(group, { key });
    expect(document.activeElement).toBe(chosen());
  };
  press("ArrowRight");
  expect(chosen().textContent).toBe("middle");
  press("ArrowLeft");
  press("ArrowLeft");
  expect(chosen().textContent).toBe("large");
  expect(screen.getAllByRole("radio").map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
});

test("a disabled option stays focusable, names its reason and cannot be chosen", () => {
  const onChoose = vi.fn();
  render(
    <RadioOption name="to" checked={false} disabled onChoose={onChoose} data-testid="to">
      陆川 已满
    </RadioOption>,
  );
  const option = screen.getByRole<HTMLInputElement>("radio", { name: "陆川 已满" });
  fireEvent.click(option);
  expect(onChoose).not.toHaveBeenCalled();
  expect(option.disabled).toBe(false);
  expect(option.getAttribute("aria-disabled")).toBe("true");
});

test("a stepper at its limit gives the reason", () => {
  const onChange = vi.fn();
  const labels = { label: "接待上限", lessLabel: "减少", moreLabel: "增加" };
  const reasons = { minReason: "至少 1 个", maxReason: "最多 3 个" };
  render(<Stepper value={1} min={1} max={3} onChange={onChange} {...labels} {...reasons} />);
  fireEvent.click(screen.getByRole("button", { name: "减少", description: "至少 1 个" }));
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "增加" }));
  expect(onChange).toHaveBeenCalledWith(2);
});

test("a file input clears its value, so that the same file can be chosen again", () => {
  const onFile = vi.fn();
  render(<FileInput ref={null} label="选择文件" accept=".csv" onFile={onFile} data-testid="file" />);
  const input = screen.getByLabelText<HTMLInputElement>("选择文件");
  const file = new File(["a"], "a.csv", { type: "text/csv" });
  Object.defineProperty(input, "files", { value: [file] });
  const emptied = vi.spyOn(input, "value", "set");
  fireEvent.change(input);
  expect(onFile).toHaveBeenCalledWith(file);
  expect(emptied).toHaveBeenCalledWith("");
});
