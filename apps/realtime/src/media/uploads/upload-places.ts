/**
 * [IM10] [N28] Limits concurrent uploads, which are held in memory. When all places are taken, the agent with the most
 * places loses one to an agent with fewer. A few agents whose uploads never finish therefore cannot block others.
 */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../../base/refused.ts";

const maxAtOnce = 16;
/** Exceeds what anybody pastes at once. */
const maxOfOne = 6;

export interface UploadPlace {
  /** Rejects with `Refused` when the place was assigned to another agent. */
  lost: Promise<never>;
  /** All bytes have arrived and will be processed soon: the place can no longer be lost. */
  arrived(): void;
  leave(): void;
}

interface Taken {
  agentId: AgentId;
  isArriving: boolean;
  lose(): void;
}

export class UploadPlaces {
  /** Ordered, newest last. */
  readonly #taken = new Set<Taken>();

  /** Returns null when there is no place: try again later. */
  take(agentId: AgentId): UploadPlace | null {
    const own = [...this.#taken].filter((each) => each.agentId === agentId).length;
    if (own >= maxOfOne || (this.#taken.size >= maxAtOnce && !this.#makeRoom(own))) return null;
    const { promise: lost, reject } = Promise.withResolvers<never>();
    lost.catch(() => undefined); // handled by the reader of the upload
    const taken = { agentId, isArriving: true, lose: () => reject(new Refused({ refusal: "server_busy" })) };
    this.#taken.add(taken);
    return {
      lost,
      arrived() {
        taken.isArriving = false;
      },
      leave: () => void this.#taken.delete(taken),
    };
  }

  /** The agent who loses a place still has at least as many as the agent who gets it. */
  #makeRoom(own: number): boolean {
    const arriving = Map.groupBy(
      [...this.#taken].filter((each) => each.isArriving),
      ({ agentId }) => agentId,
    );
    const most = [...arriving.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const newest = most.at(-1);
    if (!newest || most.length < own + 2) return false;
    newest.lose();
    return this.#taken.delete(newest);
  }
}
