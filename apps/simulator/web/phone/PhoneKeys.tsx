import { icon14 } from "@jieru/ui/icon.ts";
import { Image, LogIn, LogOut, PanelTop } from "lucide-react";
import type { PhoneView } from "../../src/control/view.ts";
import { commands } from "../state/commands.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";
import { CARD_PATH } from "./CardHint.tsx";
import { ImagePicker } from "./ImagePicker.tsx";

interface PhoneKeysProps {
  phone: PhoneView;
  onEnter: () => void;
  onLeave: () => void;
}

export function PhoneKeys({ phone, onEnter, onLeave }: PhoneKeysProps) {
  const words = useWords();
  return (
    <div className="flex flex-none gap-1.5 px-2 pt-0.5">
      <Button small data-testid="phone-enter" onClick={onEnter}>
        <LogIn {...icon14} />
        {words.enter}
      </Button>
      <ImagePicker
        phone={phone}
        testId="phone-image"
        className="h-[26px] gap-1.5 max-narrow:h-11 rounded-control bg-surface-2 px-2.5 text-12 inset-line hover:bg-surface-hover"
      >
        <Image {...icon14} />
        {words.image}
      </ImagePicker>
      <Button
        small
        data-testid="phone-card"
        onClick={() => commands.sendCard(phone, words.cardTitle, CARD_PATH)}
      >
        <PanelTop {...icon14} />
        {words.card}
      </Button>
      <button
        type="button"
        title={words.leave}
        aria-label={words.leave}
        data-testid="phone-leave"
        onClick={onLeave}
        className="grid size-[26px] max-narrow:size-11 place-items-center rounded-control text-ink-2 hover:bg-surface-press"
      >
        <LogOut {...icon14} />
      </button>
    </div>
  );
}
