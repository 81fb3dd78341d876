/** [EX6] Places for files that are being written: a few at once, and one for each person. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { Refused } from "../base/refused.ts";

const placesInAll = 4;

export class ExportPlaces {
  readonly #taken = new Set<AgentId>();

  /** Answers how to leave it; throws `Refused` where there is none. */
  take(agentId: AgentId): () => void {
    if (this.#taken.has(agentId)) throw new Refused({ refusal: "export_under_way" });
    if (this.#taken.size >= placesInAll) throw new Refused({ refusal: "server_busy" });
    this.#taken.add(agentId);
    return () => void this.#taken.delete(agentId);
  }
}
