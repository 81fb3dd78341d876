/** [EX6] Limits concurrent exports, in total and per person. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../base/refused.ts";

const placesInAll = 4;

export class ExportPlaces {
  readonly #running = new Set<AgentId>();

  /** Returns the function that frees the place. Throws `Refused` if there is none. */
  take(agentId: AgentId): () => void {
    if (this.#running.has(agentId)) throw new Refused({ refusal: "export_under_way" });
    if (this.#running.size >= placesInAll) throw new Refused({ refusal: "server_busy" });
    this.#running.add(agentId);
    return () => void this.#running.delete(agentId);
  }
}
