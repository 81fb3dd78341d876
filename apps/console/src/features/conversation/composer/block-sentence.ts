import type { AgentId } from "@jieru/shared/domain/ids";
import { i18n } from "../../../i18n/i18n.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import type { PointerKind } from "../../../lib/browser/use-media.ts";
import type { SendBlock } from "./composer-state.ts";

export function blockSentence(
  block: SendBlock,
  nameOf: (id: AgentId) => string | undefined,
  way: PointerKind,
): string {
  switch (block.refusal) {
    case "read_only":
      return i18n.t("common:read_only");
    case "nothing_written":
    case "image_not_ready":
      return i18n.t(`conversation:block.${block.refusal}`);
    case "slot_open":
      return i18n.t(`quick-replies:slotOpen_${way}`, { slot: block.slot });
    case "too_few_replies":
      return i18n.t("conversation:block.too_few_replies", { cost: block.cost, left: block.left });
    default:
      return refusalSentence(block, nameOf);
  }
}
