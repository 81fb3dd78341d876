import type { AccountId } from "@jieru/shared/domain/ids";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { useAgents } from "../../../data/queries/use-snapshot.ts";
import { bindingsQuery } from "./bindings.ts";
import { type BindingRow, bindingRows } from "./rows.ts";

interface Rows {
  rows: BindingRow[];
  failed: boolean;
  retry: () => void;
}

/** Returns the bound agents from the feed. Details are requested again when agents join or leave. */
export function useBindingRows(accountId: AccountId): Rows {
  const agents = useAgents(accountId);
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(bindingsQuery(accountId));
  const present = agents.map((a) => `${a.id}${a.status === "offline" ? "-" : "+"}`).join(" ");
  const loadedFor = useRef(present);
  useEffect(() => {
    if (loadedFor.current === present) return;
    loadedFor.current = present;
    void invalidate(client, { queryKey: bindingsQuery(accountId).queryKey });
  }, [client, accountId, present]);
  const rows = useMemo(() => bindingRows(agents, data ?? []), [agents, data]);
  return { rows, failed: isError, retry: () => void refetch() };
}
