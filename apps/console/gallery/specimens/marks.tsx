import { statuses } from "@jieru/shared/domain/agent";
import { allowanceLevels } from "@jieru/shared/domain/allowance";
import { sessionStates } from "@jieru/shared/domain/session";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { AgentDisc } from "../../src/features/agent/AgentDisc.tsx";
import { Presence } from "../../src/features/agent/Presence.tsx";
import { AllowanceChip } from "../../src/features/session/AllowanceChip.tsx";
import { SessionPill } from "../../src/features/session/SessionPill.tsx";
import { SleepCountdown } from "../../src/features/session/SleepCountdown.tsx";
import { UrgentMark } from "../../src/features/session/UrgentMark.tsx";
import { Badge } from "../../src/ui/marks/Badge.tsx";
import { Logo } from "../../src/ui/marks/Logo.tsx";
import { Pill } from "../../src/ui/marks/Pill.tsx";
import { allowances, someone } from "../fixtures.ts";
import { frozenAt, minute, second } from "../frozen.ts";
import type { Group } from "../specimen.ts";
import { say } from "./helpers.ts";

export const marks: Group = {
  name: "Marks",
  specimens: [
    { file: "ui/marks/Logo", states: [{ name: "rest", draw: () => <Logo className="size-7" /> }] },
    {
      file: "features/session/SessionPill",
      states: sessionStates.map((state) => ({ name: state, draw: () => <SessionPill state={state} /> })),
    },
    { file: "features/session/UrgentMark", states: [{ name: "rest", draw: () => <UrgentMark /> }] },
    {
      file: "ui/marks/Pill",
      states: [
        {
          name: "tag",
          draw: () => <Pill className="bg-surface-0 text-ink-2">{say("老客户", "Regular")}</Pill>,
        },
      ],
    },
    {
      file: "features/session/AllowanceChip",
      states: allowanceLevels.map((level) => ({
        name: level,
        draw: () => <AllowanceChip allowance={allowances[level]} />,
      })),
    },
    {
      file: "features/session/SleepCountdown",
      states: [
        { name: "near", draw: () => <SleepCountdown at={frozenAt + 4 * minute} returns={false} /> },
        { name: "seconds", draw: () => <SleepCountdown at={frozenAt + 40 * second} returns={false} /> },
      ],
    },
    {
      file: "ui/marks/Badge",
      states: [1, 12, 100].map((count) => ({
        name: `${count}`,
        draw: () => <Badge count={count} label={`${count}`} />,
      })),
    },
    {
      file: "features/agent/Presence",
      states: statuses.map((status) => ({ name: status, draw: () => <Presence status={status} /> })),
    },
    {
      file: "features/agent/AgentDisc",
      on: 0,
      states: [
        ...statuses.map((status) => ({
          name: status,
          draw: () => <AgentDisc name="林知夏" size={32} status={status} />,
        })),
        { name: "no status", draw: () => <AgentDisc name="许然" /> },
        { name: "small", draw: () => <AgentDisc name="许然" size={20} /> },
        { name: "Latin name", draw: () => <AgentDisc name="Maya" /> },
      ],
    },
    {
      file: "@jieru/ui/CustomerAvatar",
      states: [
        ...([20, 28, 36, 48] as const).map((size) => ({
          name: `remark, ${size}`,
          draw: () => <CustomerAvatar openid={someone("9tQe").openid} name="苏小姐" size={size} />,
        })),
        ...["9tQe", "8kPa", "3mZd", "7hQx", "1bNf", "5vRt"].map((tail) => ({
          name: tail,
          draw: () => <CustomerAvatar openid={someone(tail).openid} name={null} />,
        })),
      ],
    },
  ],
};
