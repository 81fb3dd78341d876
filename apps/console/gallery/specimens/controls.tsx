import { icon14, icon16 } from "@jieru/ui/icon.ts";
import { Bell, Plus, Search } from "lucide-react";
import { Button } from "../../src/ui/buttons/Button.tsx";
import { IconButton } from "../../src/ui/buttons/IconButton.tsx";
import { TextButton } from "../../src/ui/buttons/TextButton.tsx";
import { Segmented } from "../../src/ui/fields/Segmented.tsx";
import { Stepper } from "../../src/ui/fields/Stepper.tsx";
import { Switch } from "../../src/ui/fields/Switch.tsx";
import { Kbd } from "../../src/ui/keys/Kbd.tsx";
import type { Group, State } from "../specimen.ts";
import { nothing, say } from "./helpers.ts";

const save = () => say("保存", "Save");

const tones = ["plain", "primary", "quiet", "danger"] as const;
const buttons: State[] = [
  ...tones.map((tone) => ({ name: tone, draw: () => <Button tone={tone}>{save()}</Button> })),
  { name: "mini", draw: () => <Button size="mini">{save()}</Button> },
  { name: "small", draw: () => <Button size="small">{save()}</Button> },
  {
    name: "big",
    draw: () => (
      <Button size="big" tone="primary">
        {save()}
      </Button>
    ),
  },
  { name: "pill", draw: () => <Button shape="pill">{save()}</Button> },
  { name: "with icon", draw: () => <Button icon={<Plus {...icon14} />}>{say("添加", "Add")}</Button> },
  {
    name: "with key",
    draw: () => (
      <Button tone="primary">
        {say("接入下一位", "Pick up next")} <Kbd onSolid>N</Kbd>
      </Button>
    ),
  },
  ...tones.map((tone) => ({
    name: `${tone} disabled`,
    draw: () => (
      <Button tone={tone} disabledReason={say("暂无用户等待", "No customers waiting")}>
        {save()}
      </Button>
    ),
  })),
];

const onlyRead: State = {
  name: "quiet in a form only read",
  draw: () => (
    <fieldset disabled className="m-0 border-0 p-0">
      <Button tone="quiet">{save()}</Button>
    </fieldset>
  ),
};

const range = {
  min: 1,
  max: 100,
  onChange: nothing,
  label: "capacity",
  lessLabel: "less",
  moreLabel: "more",
  minReason: "least",
  maxReason: "most",
};
const segments = () => [
  { value: "comfortable", label: say("宽松", "Comfortable") },
  { value: "compact", label: say("紧凑", "Compact") },
];

export const controls: Group = {
  name: "Controls",
  specimens: [
    { file: "ui/buttons/Button", states: [...buttons, onlyRead] },
    {
      file: "ui/buttons/IconButton",
      states: [
        {
          name: "quiet",
          draw: () => (
            <IconButton label="search">
              <Search {...icon16} />
            </IconButton>
          ),
        },
        {
          name: "plain",
          draw: () => (
            <IconButton label="search" tone="plain">
              <Search {...icon16} />
            </IconButton>
          ),
        },
        {
          name: "mini",
          draw: () => (
            <IconButton label="search" size="mini">
              <Search {...icon14} />
            </IconButton>
          ),
        },
        {
          name: "quiet disabled",
          draw: () => (
            <IconButton label="bell" disabledReason="no">
              <Bell {...icon16} />
            </IconButton>
          ),
        },
      ],
    },
    {
      file: "ui/buttons/TextButton",
      states: [
        { name: "rest", draw: () => <TextButton>{say("重试", "Retry")}</TextButton> },
        { name: "small", draw: () => <TextButton size="small">{say("重试", "Retry")}</TextButton> },
        {
          name: "with icon",
          draw: () => <TextButton icon={<Plus {...icon14} />}>{say("添加", "Add")}</TextButton>,
        },
      ],
    },
    {
      file: "ui/fields/Segmented",
      states: [
        {
          name: "first",
          draw: () => (
            <Segmented label="density" segments={segments()} value="comfortable" onChange={nothing} />
          ),
        },
        {
          name: "last",
          draw: () => <Segmented label="density" segments={segments()} value="compact" onChange={nothing} />,
        },
      ],
    },
    {
      file: "ui/fields/Stepper",
      states: [
        { name: "between", draw: () => <Stepper {...range} value={10} /> },
        { name: "least", draw: () => <Stepper {...range} value={1} /> },
        { name: "most", draw: () => <Stepper {...range} value={100} /> },
      ],
    },
    {
      file: "ui/fields/Switch",
      states: [
        { name: "off", draw: () => <Switch checked={false} onChange={nothing} label="off" /> },
        { name: "on", draw: () => <Switch checked onChange={nothing} label="on" /> },
      ],
    },
    {
      file: "ui/keys/Kbd",
      states: [
        { name: "rest", draw: () => <Kbd>Esc</Kbd> },
        {
          name: "on solid",
          draw: () => (
            <Button tone="primary">
              <Kbd onSolid>↵</Kbd>
            </Button>
          ),
        },
      ],
    },
  ],
};
