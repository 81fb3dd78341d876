/** [EX6] Limits concurrent exports: a few in total, and one per person. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../base/refused.ts";

const placesInAll = 4;

export class ExportPlaces {
  readonly #taken = new Set<AgentId>();

  /** Takes a place and returns the function that frees it. Throws `Refused` when there is none. */
  take(agentId: AgentId): () => void {
    if (this.#taken.has(agentId)) throw new Refused({ refusal: "export_under_way" });
    if (this.#taken.size >= placesInAll) throw new Refused({ refusal: "server_busy" });
    this.#taken.add(agentId);
    return () => void this.#taken.delete(agentId);
  }
}
