import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type Modifier,
  MouseSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type ReactNode, useState } from "react";
import { readOnlyReason, useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { clearFailure, refuse } from "../../../data/optimistic/actions.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { currentAssignability, refusalOf } from "../../conversation/transfer/assignability.ts";
import { customerName } from "../../session/customer-name.ts";
import { assignSession } from "./assign-session.ts";
import { DraggedSession } from "./DraggedSession.tsx";
import { dropLabel } from "./drop-labels.ts";

interface DraggingProps {
  accountId: AccountId;
  desk: Snapshot;
  children: ReactNode;
}

type Side = { data: { current?: { session?: Session; agent?: Agent } | undefined } } | null;
const sessionIn = (side: Side): Session | undefined => side?.data.current?.session;
const agentIn = (side: Side): Agent | undefined => side?.data.current?.agent;

/** Keeps agents' names visible: the dragged card hangs below the pointer. */
const belowPointer: Modifier = ({ activatorEvent, transform }) =>
  activatorEvent instanceof MouseEvent
    ? {
        ...transform,
        x: activatorEvent.clientX + transform.x + 12,
        y: activatorEvent.clientY + transform.y + 33,
      }
    : transform;

const modifiers = [belowPointer];
const inCorner = { left: 0, top: 0 };

/** [BO7] Sessions are dragged onto agents with the mouse; keyboard and touch use the menus. Esc cancels. */
export function Dragging({ accountId, desk, children }: DraggingProps) {
  const [held, setHeld] = useState<Session | null>(null);
  // A press becomes a drag only once it moves; otherwise it is a click on the row.
  const readOnly = useReadOnlyReason();
  const sensor = readOnly ? RefusingSensor : MouseSensor;
  const sensors = useSensors(useSensor(sensor, { activationConstraint: { distance: 6 } }));
  const announcements = useAnnouncements(desk);
  const take = (session: Session | undefined) => {
    if (session) clearFailure(session.id);
    setHeld(session ?? null);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setHeld(null);
    const session = sessionIn(active);
    const agent = agentIn(over);
    if (!session || !agent) return;
    const giving = currentAssignability(desk, agent.id, session);
    if (giving.give === "yes") return void assignSession(accountId, session, agent.id);
    const refusal = refusalOf(giving, agent);
    if (refusal) refuse(session.id, "assign", refusal);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ announcements, screenReaderInstructions: { draggable: "" } }}
      onDragStart={({ active }) => take(sessionIn(active))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={onDragEnd}
    >
      {children}
      <DragOverlay dropAnimation={null} modifiers={modifiers} style={inCorner}>
        {held && <DraggedSession session={held} />}
      </DragOverlay>
    </DndContext>
  );
}

function useAnnouncements(desk: Snapshot): Announcements {
  const { t } = useTranslation("supervise");
  const customer = (side: Side) => {
    const session = sessionIn(side);
    return session ? customerName(session.customer) : "";
  };
  return {
    onDragStart: ({ active }) => t("drag.picked", { customer: customer(active) }),
    onDragOver: ({ active, over }) => {
      const session = sessionIn(active);
      const agent = agentIn(over);
      if (!session || !agent) return t("drag.nowhere");
      const giving = currentAssignability(desk, agent.id, session);
      const fits = giving.give === "yes" && giving.note === null;
      const can = fits ? t("drag.can") : dropLabel(giving, agent, session);
      return t("drag.over", { name: agent.name, load: agent.load, capacity: agent.capacity, can });
    },
    onDragEnd: ({ active, over }) => {
      const session = sessionIn(active);
      const agent = agentIn(over);
      const done = session && agent && currentAssignability(desk, agent.id, session).give === "yes";
      return done
        ? t("drag.dropped", { customer: customer(active), name: agent.name })
        : t("drag.cancelled", { customer: customer(active) });
    },
    onDragCancel: ({ active }) => t("drag.cancelled", { customer: customer(active) }),
  };
}

const tellWhy = () => {
  const reason = readOnlyReason();
  if (reason) showToast({ text: reason });
};

/** [DE9] While the database is read-only, dragging moves nothing and shows the reason. */
class RefusingSensor extends MouseSensor {
  constructor(props: ConstructorParameters<typeof MouseSensor>[0]) {
    super({ ...props, onStart: tellWhy });
  }
}
