import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Delivery, FailureReason } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { render, screen } from "@testing-library/react";
import { type Mock, vi } from "vitest";
import {
  ConversationContext,
  type TileActions,
} from "../../../../src/features/conversation/conversation-context.ts";
import { MessageTile } from "../../../../src/features/conversation/tiles/MessageTile.tsx";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { agentMessage, lin, sent, session, xu } from "../fixtures.ts";

export const actions: Record<keyof TileActions, Mock> = {
  returnToComposer: vi.fn(),
  resend: vi.fn(),
  recallReply: vi.fn(),
  sendAgain: vi.fn(),
  sendAnyway: vi.fn(),
  openImage: vi.fn(),
  openLink: vi.fn(),
  goTo: vi.fn(),
};

export function showTile(
  message: SpokenMessage,
  of: Session = session(),
  repeatedBy: SpokenMessage | null = null,
  tail = true,
) {
  const open = {
    accountId: "account" as AccountId,
    session: of,
    viewer: lin,
    customerName: "苏小姐",
    nameOf: (id: AgentId) => (id === xu.id ? "许然" : undefined),
    actions,
  };
  render(
    <ConversationContext value={open}>
      <MessageTile message={message} repeatedBy={repeatedBy} tail={tail} />
    </ConversationContext>,
  );
  return screen.getByTestId(`message-${message.id}`);
}

export const delivered = (changed: Partial<Delivery>): SpokenMessage =>
  agentMessage("可以的", undefined, { delivery: { ...sent, ...changed } }) as SpokenMessage;
export const failed = (reason: FailureReason) => delivered({ state: "failed", reason });

export function clearTiles(): void {
  document.body.replaceChildren();
  for (const action of Object.values(actions)) action.mockReset();
}
