import type { Session } from "@jieru/shared/domain/session";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { useTileActions } from "../../../../src/features/conversation/tiles/use-tile-actions.ts";
import { accountId, agent, meId } from "../../../fixtures.ts";

export const tileActionsOf = (session: Session, client: QueryClient) =>
  renderHook(
    () =>
      useTileActions({
        ...{ accountId, session, viewer: agent(meId), timeline: { current: null } },
        ...{ openImage: () => undefined, openLink: () => undefined },
      }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  ).result;
