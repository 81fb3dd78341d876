import { icon14 } from "@jieru/ui/icon.ts";
import { PanelTop } from "lucide-react";
import type { PhoneView } from "../../src/control/view.ts";
import { commands } from "../state/commands.ts";
import { useWords } from "../words/use-words.ts";

export const CARD_PATH = "pages/goods/detail?id=1024";

export function CardHint({ phone }: { phone: PhoneView }) {
  const words = useWords();
  return (
    <div className="hint mt-auto flex items-center gap-1.5 rounded-tile bg-surface-3 px-3 py-2 text-12 text-ink-2 ring-line">
      <PanelTop {...icon14} />
      <span className="min-w-0 flex-1">{words.cardHint}</span>
      <button
        type="button"
        className="text-accent"
        onClick={() => commands.sendCard(phone, words.cardTitle, CARD_PATH)}
      >
        {words.send}
      </button>
    </div>
  );
}
