import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import {
  ConversationContext,
  SessionContext,
} from "../../../src/features/conversation/conversation-context.ts";
import { accountId, meId, snapshot } from "../../fixtures.ts";

export function renderIn(of: Session, page: ReactNode, change: Partial<Snapshot["account"]> = {}): void {
  const account = { ...snapshot().account, ...change };
  putSnapshot(accountId, snapshot({ account, sessions: [of] }));
  const viewer = { id: meId, role: "agent" } as const;
  const value = { accountId, session: of, viewer, customerName: "", nameOf: () => "", actions: {} as never };
  render(
    <QueryClientProvider client={queryClient}>
      <ConversationContext value={value}>
        <SessionContext value={of}>{page}</SessionContext>
      </ConversationContext>
    </QueryClientProvider>,
  );
}
