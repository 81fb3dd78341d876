import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import { hashKey, type QueryClient, QueryObserver, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { currentOverlays, followOverlays, useOverlays } from "../state/actions.ts";
import { isForOthers, RequestFailure } from "../state/outcome.ts";
import type { Overlay } from "../state/overlay.ts";
import { createListeners } from "../ui/listeners.ts";
import { formerAgentsQuery } from "./former-agents.ts";
import { sessionQuery } from "./session.ts";
import { snapshotQuery } from "./snapshot.ts";

interface Overlaid {
  overlays: readonly Overlay[];
  desk: Snapshot;
}

const overlaidDesks = new WeakMap<Snapshot, Overlaid>();

/** The facts with what was just set in motion on them: the same object for the same two. */
export function deskOf(facts: Snapshot, overlays: readonly Overlay[]): Snapshot {
  const known = overlaidDesks.get(facts);
  if (known?.overlays === overlays) return known.desk;
  const desk = overlays.reduce((s, overlay) => overlay.apply(s), facts);
  overlaidDesks.set(facts, { overlays, desk });
  return desk;
}

interface DeskStore {
  subscribe: (listener: () => void) => () => void;
  /** As it is now; undefined before it was loaded. */
  now: () => Snapshot | undefined;
  /** What the feed has told, without what was just set in motion. */
  facts: () => Snapshot | undefined;
}

const stores = new WeakMap<QueryClient, Map<AccountId, DeskStore>>();

/** One look at facts and overlays for all who show something of them, however many they are. */
function deskStore(client: QueryClient, accountId: AccountId): DeskStore {
  const ofClient = stores.get(client) ?? new Map<AccountId, DeskStore>();
  stores.set(client, ofClient);
  const known = ofClient.get(accountId);
  if (known) return known;
  const query = snapshotQuery(accountId);
  const observer = new QueryObserver(client, { ...query, enabled: false });
  // Asked by all who show something, with all that arrives: `getQueryData` would write the key out anew each time.
  const hash = hashKey(query.queryKey);
  const facts = () => client.getQueryCache().get<Snapshot>(hash)?.state.data;
  const now = () => {
    const held = facts();
    return held && deskOf(held, currentOverlays());
  };
  const subscribe = shared((tell) => {
    const [stopFacts, stopOverlays] = [observer.subscribe(tell), followOverlays(tell)];
    return () => {
      stopFacts();
      stopOverlays();
    };
  });
  const store: DeskStore = { subscribe, facts, now };
  ofClient.set(accountId, store);
  return store;
}

/** One source for however many listen; it runs while anybody does. */
function shared(source: (tell: () => void) => () => void): DeskStore["subscribe"] {
  const listeners = createListeners();
  let [users, stop] = [0, () => {}];
  return (listener) => {
    if (users++ === 0) stop = source(listeners.tell);
    const leave = listeners.listen(listener);
    return () => {
      leave();
      if (--users === 0) stop();
    };
  };
}

/** The route loads the snapshot before anything below it is drawn, and it is held for as long as the page stands. */
function loaded(snapshot: Snapshot | undefined): Snapshot {
  if (!snapshot) throw new Error("the desk is read before its snapshot was loaded");
  return snapshot;
}

/**
 * [DW2] A part of the desk; its component is drawn again when that part is another one, not with all that arrives. `select` gives
 * back what is in the desk, or a plain value, never an object of its own making.
 */
export function useDeskPart<T>(accountId: AccountId, select: (desk: Snapshot) => T): T {
  const { subscribe, now } = deskStore(useQueryClient(), accountId);
  return useSyncExternalStore(subscribe, () => select(loaded(now())));
}

const whole = (desk: Snapshot): Snapshot => desk;

/** The account as this agent sees it, whole: for what lists it all. Drawn again with everything that arrives. */
export const useDesk = (accountId: AccountId): Snapshot => useDeskPart(accountId, whole);

const meIn = ({ me }: Snapshot): Agent => me;
const accountIn = ({ account }: Snapshot): Account => account;
const agentsIn = ({ agents }: Snapshot): Agent[] => agents;

/** Myself in this account. */
export const useMe = (accountId: AccountId): Agent => useDeskPart(accountId, meIn);
export const useAccount = (accountId: AccountId): Account => useDeskPart(accountId, accountIn);
export const useAgents = (accountId: AccountId): Agent[] => useDeskPart(accountId, agentsIn);

/** The viewer, reduced to what decides what they may do. The object stays the same while that does. */
export function useViewer(accountId: AccountId): Viewer {
  const { id, role } = useMe(accountId);
  return useMemo(() => ({ id, role }), [id, role]);
}

/** For what is decided at a press or by a clock: how the desk is then, without being drawn with it. */
export const useDeskNow = (accountId: AccountId): (() => Snapshot | undefined) =>
  deskStore(useQueryClient(), accountId).now;

/**
 * A session the viewer may see: their own, a waiting one, or any other the server still shows them (an ended one). null
 * when there is none (any more); undefined while that is being asked.
 */
export function useSession(accountId: AccountId, sessionId: SessionId): Session | null | undefined {
  const inThese = useCallback((desk: Snapshot) => inLists(desk, sessionId), [sessionId]);
  const held = useDeskPart(accountId, inThese);
  const { facts } = deskStore(useQueryClient(), accountId);
  const fact = useSessionFact(accountId, sessionId);
  const overlays = useOverlays(!held);
  const asked = useQuery({ ...sessionQuery(sessionId), enabled: !held && !fact });
  const refused = asked.error instanceof RequestFailure && isForOthers(asked.error.failure);
  return useMemo(() => {
    if (held) return held;
    if (fact) return overlays.map((o) => o.left?.(fact)).find(Boolean) ?? fact;
    if (refused && asked.data?.state === "waiting") return null;
    if (asked.data) return overlaid(loaded(facts()), asked.data, overlays);
    return asked.isPending || asked.isFetching ? undefined : null;
  }, [held, fact, facts, overlays, asked.data, refused, asked.isPending, asked.isFetching]);
}

/** A listed session as the feed tells it, without what was just set in motion. */
export function useSessionFact(accountId: AccountId, sessionId: SessionId): Session | undefined {
  const { subscribe, facts } = deskStore(useQueryClient(), accountId);
  return useSyncExternalStore(subscribe, () => inLists(loaded(facts()), sessionId));
}

const inLists = ({ sessions, waiting }: Snapshot, id: SessionId): Session | undefined =>
  sessions.find((s) => s.id === id) ?? waiting.sessions.find((s) => s.id === id);

/** One that stands in no list, with what has just been changed of it or of its customer. */
function overlaid(facts: Snapshot, session: Session, overlays: readonly Overlay[]): Session {
  const alone: Snapshot = { ...facts, sessions: [session] };
  return overlays.reduce((s, overlay) => overlay.apply(s), alone).sessions[0] ?? session;
}

/** [AG10] Finds an agent's name, also of who is not bound any more; for what was said, refusals, last owners and the like. */
export function useAgentName(accountId: AccountId): (id: AgentId) => string | undefined {
  const agents = useAgents(accountId);
  const { data: former } = useQuery(formerAgentsQuery(accountId));
  return useMemo(
    () => (id) => agents.find((a) => a.id === id)?.name ?? former?.find((a) => a.id === id)?.name,
    [agents, former],
  );
}
