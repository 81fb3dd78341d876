/** Form fields: empty, filled, disabled and invalid. `Field` adds label, hint and error. */

import { icon14 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../src/ui/buttons/Button.tsx";
import { TextButton } from "../../src/ui/buttons/TextButton.tsx";
import { Checkbox } from "../../src/ui/fields/Checkbox.tsx";
import { Field } from "../../src/ui/fields/Field.tsx";
import { FileInput } from "../../src/ui/fields/FileInput.tsx";
import { Input } from "../../src/ui/fields/Input.tsx";
import { InputGroup } from "../../src/ui/fields/InputGroup.tsx";
import { Radio } from "../../src/ui/fields/Radio.tsx";
import { RadioOption } from "../../src/ui/fields/RadioOption.tsx";
import { RadioRows } from "../../src/ui/fields/RadioRows.tsx";
import { Select } from "../../src/ui/fields/Select.tsx";
import { Slider } from "../../src/ui/fields/Slider.tsx";
import { Textarea } from "../../src/ui/fields/Textarea.tsx";
import type { Group, State } from "../specimen.ts";
import { nothing, say } from "./helpers.ts";

const name = () => say("名称", "Name");
const reply = () => say("您好，请稍等", "Hello, one moment please");
const hint = () => say("最多 40 个字", "At most 40 characters");
const taken = () => say("该名称已存在", "This name is taken");

const options = () =>
  [say("包含", "Contains"), say("等于", "Equals")].map((option) => <option key={option}>{option}</option>);

const inputSizes = ["dialog", "row", "small", "search", "inline"] as const;
const inputs: State[] = [
  { name: "empty", draw: () => <Input aria-label={name()} placeholder={name()} /> },
  ...inputSizes.map((size) => ({
    name: size,
    draw: () => <Input size={size} aria-label={name()} defaultValue={reply()} />,
  })),
  { name: "bare", draw: () => <Input variant="bare" aria-label={name()} placeholder={name()} /> },
  { name: "disabled", draw: () => <Input disabled aria-label={name()} defaultValue={reply()} /> },
  { name: "invalid", draw: () => <Input aria-invalid aria-label={name()} defaultValue={reply()} /> },
];

const fields: State[] = [
  {
    name: "label",
    draw: () => (
      <Field label={name()}>
        <Input />
      </Field>
    ),
  },
  {
    name: "hint",
    draw: () => (
      <Field label={name()} hint={hint()}>
        <Input defaultValue={reply()} />
      </Field>
    ),
  },
  {
    name: "error",
    draw: () => (
      <Field label={name()} hint={hint()} error={taken()}>
        <Input defaultValue={reply()} />
      </Field>
    ),
  },
  {
    name: "on a page",
    draw: () => (
      <Field
        size="page"
        label={name()}
        hint={hint()}
        count="6"
        action={<TextButton>{say("生成", "Generate")}</TextButton>}
      >
        <Input defaultValue={reply()} />
      </Field>
    ),
  },
  {
    name: "of several lines",
    draw: () => (
      <Field label={say("内容", "Text")} error={taken()}>
        <Textarea rows={3} defaultValue={reply()} />
      </Field>
    ),
  },
];

function FileChoice() {
  const input = useRef<HTMLInputElement>(null);
  const label = say("选择文件", "Choose a file");
  return (
    <>
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <FileInput ref={input} label={label} accept=".csv" onFile={nothing} data-testid="file" />
    </>
  );
}

const rows = () => [
  {
    value: "block",
    label: say("拦截", "Block"),
    effect: say("不能发送", "The reply is not sent"),
  },
  {
    value: "warn",
    label: say("提醒", "Warn"),
    effect: say("确认后可以发送", "The agent may send it anyway"),
  },
];
const group = () => ({ label: say("处理方式", "Action"), rows: rows(), onChange: nothing });

export const fieldGroup: Group = {
  name: "Fields",
  specimens: [
    {
      file: "ui/fields/Field",
      width: 320,
      use: `<Field label={t("name")} hint={t("name_hint")} error={problem && t(problem)}>
  <Input value={name} onChange={({ target }) => setName(target.value)} />
</Field>`,
      states: fields,
    },
    {
      file: "ui/fields/Input",
      width: 320,
      use: `<Input size="row" aria-label={t("capacity")} inputMode="numeric" className="w-16" />`,
      states: inputs,
    },
    {
      file: "ui/fields/InputGroup",
      width: 320,
      use: `<InputGroup className="w-60">
  <Search {...icon14} />
  <Input variant="bare" type="search" aria-label={t("search")} className="flex-1" />
</InputGroup>`,
      states: (["row", "search"] as const).map((size) => ({
        name: size,
        draw: () => (
          <InputGroup size={size}>
            <Search {...icon14} />
            <Input variant="bare" aria-label={name()} placeholder={name()} className="flex-1" />
          </InputGroup>
        ),
      })),
    },
    {
      file: "ui/fields/Textarea",
      width: 320,
      use: `<Textarea rows={4} aria-label={t("text")} />`,
      states: [
        { name: "empty", draw: () => <Textarea rows={3} aria-label={name()} placeholder={name()} /> },
        { name: "filled", draw: () => <Textarea rows={3} aria-label={name()} defaultValue={reply()} /> },
        {
          name: "disabled",
          draw: () => <Textarea disabled rows={3} aria-label={name()} defaultValue={reply()} />,
        },
        {
          name: "invalid",
          draw: () => <Textarea aria-invalid rows={3} aria-label={name()} defaultValue={reply()} />,
        },
        { name: "bare", draw: () => <Textarea variant="bare" aria-label={name()} placeholder={name()} /> },
        {
          name: "note",
          draw: () => <Textarea variant="bare" tone="note" aria-label={name()} placeholder={name()} />,
        },
      ],
    },
    {
      file: "ui/fields/Select",
      width: 200,
      use: `<Select aria-label={t("match")} value={match} onChange={({ target }) => setMatch(target.value)}>
  {matches.map((one) => <option key={one} value={one}>{t(one)}</option>)}
</Select>`,
      states: [
        ...(["dialog", "row", "small"] as const).map((size) => ({
          name: size,
          draw: () => (
            <Select size={size} aria-label={name()}>
              {options()}
            </Select>
          ),
        })),
        {
          name: "disabled",
          draw: () => (
            <Select disabled aria-label={name()}>
              {options()}
            </Select>
          ),
        },
        {
          name: "invalid",
          draw: () => (
            <Select aria-invalid aria-label={name()}>
              {options()}
            </Select>
          ),
        },
      ],
    },
    {
      file: "ui/fields/Checkbox",
      width: 320,
      use: `<Checkbox label={t("message")} effect={t("message_means")} checked={on} onChange={toggle} />`,
      states: [
        { name: "off", draw: () => <Checkbox label={name()} /> },
        { name: "on", draw: () => <Checkbox label={name()} effect={hint()} defaultChecked /> },
        { name: "disabled", draw: () => <Checkbox label={name()} effect={hint()} disabled /> },
      ],
    },
    {
      file: "ui/fields/Radio",
      width: 320,
      use: `<Radio name="action" label={t("block")} effect={t("block_means")} checked={isBlock} onChange={block} />`,
      states: [
        { name: "off", draw: () => <Radio name="radio-off" label={name()} effect={hint()} /> },
        { name: "on", draw: () => <Radio name="radio-on" label={name()} effect={hint()} defaultChecked /> },
        { name: "disabled", draw: () => <Radio name="radio-disabled" label={name()} disabled /> },
      ],
    },
    {
      file: "ui/fields/RadioRows",
      width: 320,
      use: `<RadioRows name="action" label={t("action")} rows={rows} value={action} onChange={setAction} />`,
      states: [
        { name: "first", draw: () => <RadioRows name="rows-first" value="block" {...group()} /> },
        { name: "last", draw: () => <RadioRows name="rows-last" value="warn" {...group()} /> },
      ],
    },
    {
      file: "ui/fields/RadioOption",
      width: 320,
      on: 3,
      use: `<RadioOption name="topic" checked={isChosen} onChoose={choose} data-testid="topic-1">
  {topic.name}
</RadioOption>`,
      states: (["off", "on", "disabled"] as const).map((state) => ({
        name: state,
        draw: () => (
          <RadioOption
            name={`option-${state}`}
            data-testid={`option-${state}`}
            checked={state === "on"}
            disabled={state === "disabled"}
            onChoose={nothing}
          >
            {name()}
          </RadioOption>
        ),
      })),
    },
    {
      file: "ui/fields/Slider",
      use: `<Slider min={0} max={100} step={10} value={percent} aria-label={t("volume")} onChange={change} />`,
      states: [
        { name: "middle", draw: () => <Slider aria-label={name()} min={0} max={100} defaultValue={50} /> },
        { name: "disabled", draw: () => <Slider disabled aria-label={name()} defaultValue={50} /> },
      ],
    },
    {
      file: "ui/fields/FileInput",
      use: `const input = useRef<HTMLInputElement>(null);
<Button onClick={() => input.current?.click()}>{t("choose")}</Button>
<FileInput ref={input} label={t("choose")} accept=".csv" onFile={read} data-testid="file" />`,
      states: [{ name: "behind its button", draw: () => <FileChoice /> }],
    },
  ],
};
