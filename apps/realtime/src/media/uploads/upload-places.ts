/**
 * [IM10] [N28] Places for uploads under way, which are held in memory. If all are taken, the agent who has most of them loses
 * one to an agent who has fewer, so that a few who never finish cannot keep others from uploading.
 */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../../base/refused.ts";

const maxAtOnce = 16;
/** More than anybody pastes at once. */
const maxOfOne = 6;

export interface UploadPlace {
  /** Rejects with `Refused` if the place was given to somebody else. */
  lost: Promise<never>;
  /** All bytes are here and will soon be processed: the place cannot be lost any more. */
  arrived(): void;
  leave(): void;
}

interface Taken {
  agentId: AgentId;
  isArriving: boolean;
  lose(): void;
}

export class UploadPlaces {
  /** The newest last. */
  readonly #taken = new Set<Taken>();

  /** null if there is none: try again later. */
  take(agentId: AgentId): UploadPlace | null {
    const own = [...this.#taken].filter((each) => each.agentId === agentId).length;
    if (own >= maxOfOne || (this.#taken.size >= maxAtOnce && !this.#makeRoom(own))) return null;
    const { promise: lost, reject } = Promise.withResolvers<never>();
    lost.catch(() => undefined); // handled by whoever reads the upload
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

  /** The agent who gives up a place keeps at least as many as the one who gets it then has. */
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
