import { Kbd } from "../../../ui/keys/Kbd.tsx";
import type { HeardCommand } from "../../commands/heard.ts";
import { keyLabel } from "../../commands/key-label.ts";

/** [KB1] The tooltip of a command's button: its label and its key. */
export const KeyHint = ({ label, name }: { label: string; name: HeardCommand }) => (
  <span className="inline-flex items-center gap-2">
    {label} <Kbd>{keyLabel(name)}</Kbd>
  </span>
);
