import type { Status } from "@jieru/shared/domain/agent";
import { cx } from "@jieru/ui/cx.ts";
import { initialOf } from "@jieru/ui/initial-of.ts";
import { Presence } from "./Presence.tsx";

const sizes = { 20: "size-5 text-11", 28: "size-7 text-12", 32: "size-8 text-13" };

interface AgentDiscProps {
  name: string;
  size?: keyof typeof sizes;
  status?: Status;
}

/** Returns the last character of a Chinese name of two to four, else the first letter. */
const letterOf = (name: string): string =>
  /^\p{Script=Han}{2,4}$/u.test(name) ? (Array.from(name).at(-1) ?? "") : initialOf(name);

export const AgentDisc = ({ name, size = 28, status }: AgentDiscProps) => (
  <span
    aria-hidden="true"
    className={cx(
      "relative grid flex-none place-items-center rounded-full bg-ended-soft leading-none font-semibold text-ink-2 inset-ring inset-ring-border-2",
      sizes[size],
    )}
  >
    {letterOf(name)}
    {status && (
      <span className="absolute -right-px -bottom-px grid rounded-full bg-surface-0 ring-2 ring-surface-0">
        <Presence status={status} />
      </span>
    )}
  </span>
);
