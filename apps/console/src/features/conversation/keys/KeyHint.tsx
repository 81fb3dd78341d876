import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { keyLabel } from "../../commands/key-label.ts";
import type { ShortcutName } from "../../commands/shortcuts.ts";

export const KeyHint = ({ label, name }: { label: string; name: ShortcutName }) => (
  <span className="inline-flex items-center gap-2">
    {label} <Kbd>{keyLabel(name)}</Kbd>
  </span>
);
