import type { Role } from "@jieru/shared/domain/agent";
import type { QueryClient } from "@tanstack/react-query";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  ConversationContext,
  SessionContext,
} from "../../../src/features/conversation/conversation-context.ts";
import { ReplyArea } from "../../../src/features/conversation/ReplyArea.tsx";
import { accountId, meId, type session } from "../../fixtures.ts";

interface ReplyAreaOfProps {
  of: ReturnType<typeof session>;
  client: QueryClient;
  rights?: Role;
}

/** The text box of an open conversation, for its owner or a watching supervisor. */
export function ReplyAreaOf({ of, client, rights = "agent" }: ReplyAreaOfProps) {
  const value = {
    ...{ accountId, session: of, viewer: { id: meId, role: rights }, customerName: of.id },
    ...{ nameOf: () => undefined, actions: {} },
  };
  return (
    <QueryClientProvider client={client}>
      <ConversationContext value={value as never}>
        <SessionContext value={of}>
          <ReplyArea />
        </SessionContext>
      </ConversationContext>
    </QueryClientProvider>
  );
}
