/**
 * [IM10] [N28] Places for uploads on their way, which are held in memory. Where all are taken, whoever has most of them gives one to who has
 * fewer, so that a few who never end theirs keep nobody else from uploading.
 */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../http/problem.ts";

const maxAtOnce = 16;
/** More than anybody pastes at once. */
const maxOfOne = 6;

export interface UploadPlace {
  /** Rejects with `Refused` where the place went to somebody else. */
  lost: Promise<never>;
  /** All of it is here, and soon done with: the place is not taken from it any more. */
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

  /** null where there is none: come back later. */
  take(agentId: AgentId): UploadPlace | null {
    const own = [...this.#taken].filter((each) => each.agentId === agentId).length;
    if (own >= maxOfOne || (this.#taken.size >= maxAtOnce && !this.#makeRoom(own))) return null;
    const { promise: lost, reject } = Promise.withResolvers<never>();
    lost.catch(() => undefined); // heard by who reads the upload
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

  /** Whoever gives one up is left with no fewer than who gets it has then. */
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
