/** [IM10] [N28] Limits uploads in memory. When full, the agent with the most places loses one to an agent with fewer. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../../base/refused.ts";

const maxAtOnce = 16;
const maxOfOne = 6;

export interface UploadPlace {
  /** Rejects with `Refused` when the place is lost. */
  lost: Promise<never>;
  /** All bytes have arrived: the place can no longer be lost. */
  arrived(): void;
  leave(): void;
}

interface Taken {
  agentId: AgentId;
  isArriving: boolean;
  lose(): void;
}

export class UploadPlaces {
  readonly #taken = new Set<Taken>();

  /** Returns null without a place. */
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

  /** The loser still has at least as many places. */
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
