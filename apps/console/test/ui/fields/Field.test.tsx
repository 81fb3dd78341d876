import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Field } from "../../../src/ui/fields/Field.tsx";
import { Input } from "../../../src/ui/fields/Input.tsx";
import { Select } from "../../../src/ui/fields/Select.tsx";
import { Textarea } from "../../../src/ui/fields/Textarea.tsx";

const controls = [
  ["textbox", <Input key="input" />],
  ["textbox", <Textarea key="textarea" />],
  ["combobox", <Select key="select" />],
] as const;

test.each(controls)("a %s is named by its field's label and described by its hint", (role, control) => {
  render(
    <Field label="名称" hint="最多 40 个字">
      {control}
    </Field>,
  );
  const field = screen.getByRole(role, { name: "名称", description: "最多 40 个字" });
  expect(screen.getByLabelText("名称")).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBeNull();
});

test.each(controls)("an error is announced, describes the %s and marks it as invalid", (role, control) => {
  const field = (error: string | null) => (
    <Field label="名称" hint="最多 40 个字" error={error}>
      {control}
    </Field>
  );
  const { rerender } = render(field(null));
  rerender(field("名称已存在"));
  expect(screen.getByRole("alert").textContent).toBe("名称已存在");
  const invalid = screen.getByRole(role, { name: "名称", description: "名称已存在 最多 40 个字" });
  expect(invalid.getAttribute("aria-invalid")).toBe("true");
  rerender(field(null));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(invalid.getAttribute("aria-invalid")).toBeNull();
});

test("an input keeps its own description and invalid state within a field", () => {
  render(
    <>
      <Field label="时间" hint="24 小时制">
        <Input aria-describedby="zone" aria-invalid />
      </Field>
      <span id="zone">北京时间</span>
    </>,
  );
  const input = screen.getByRole("textbox", { name: "时间", description: "北京时间 24 小时制" });
  expect(input.getAttribute("aria-invalid")).toBe("true");
});
