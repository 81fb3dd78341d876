import type { Agent, Role } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Binding } from "@jieru/shared/protocol/http";

/** An agent from the feed with the details of the bindings list, undefined until that is loaded. */
export interface BindingRow extends Agent {
  boundAt: number | undefined;
  lastSeenAt: number | null | undefined;
}

export interface BindingRowProps {
  accountId: AccountId;
  row: BindingRow;
  me: Agent;
  lastAdmin: boolean;
  onUnbind: () => void;
}

export type RoleFilter = Role | "all";

export const rolesFromTop = ["admin", "supervisor", "agent"] as const satisfies readonly Role[];

/** Sorted by role and time of joining; an agent who has just joined is last. */
const inOrder = (a: BindingRow, b: BindingRow): number =>
  rolesFromTop.indexOf(a.role) - rolesFromTop.indexOf(b.role) ||
  (a.boundAt ?? Number.POSITIVE_INFINITY) - (b.boundAt ?? Number.POSITIVE_INFINITY) ||
  (a.id < b.id ? -1 : 1);

export function bindingRows(agents: readonly Agent[], bindings: readonly Binding[]): BindingRow[] {
  const known = new Map(bindings.map((b) => [b.id, b]));
  return agents
    .map((agent) => ({
      ...agent,
      boundAt: known.get(agent.id)?.boundAt,
      lastSeenAt: known.get(agent.id)?.lastSeenAt,
    }))
    .sort(inOrder);
}

export const countRoles = (agents: readonly Agent[]): Record<Role, number> => ({
  admin: agents.filter((a) => a.role === "admin").length,
  supervisor: agents.filter((a) => a.role === "supervisor").length,
  agent: agents.filter((a) => a.role === "agent").length,
});

export const findRows = (rows: readonly BindingRow[], role: RoleFilter, words: string): BindingRow[] => {
  const wanted = words.trim().toLowerCase();
  return rows.filter((r) => (role === "all" || r.role === role) && r.name.toLowerCase().includes(wanted));
};
