import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { askAgain } from "../../../data/queries/ask-again.ts";
import { useAgents } from "../../../data/queries/use-snapshot.ts";
import { bindingsQuery } from "./bindings.ts";
import { type BindingRow, bindingRows } from "./rows.ts";

interface Rows {
  rows: BindingRow[];
  /** The list of bindings, with the details the feed lacks, could not be loaded. */
  failed: boolean;
  retry: () => void;
}

/**
 * The bound agents, live from the feed. When they joined and were last seen is requested from the server again whenever agents
 * come or go.
 */
export function useBindingRows(accountId: AccountId): Rows {
  const agents = useAgents(accountId);
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(bindingsQuery(accountId));
  const present = agents.map((a) => `${a.id}${a.status === "offline" ? "-" : "+"}`).join(" ");
  const asked = useRef(present);
  useEffect(() => {
    if (asked.current === present) return;
    asked.current = present;
    void askAgain(client, { queryKey: bindingsQuery(accountId).queryKey });
  }, [client, accountId, present]);
  const rows = useMemo(() => bindingRows(agents, data ?? []), [agents, data]);
  return { rows, failed: isError, retry: () => void refetch() };
}
