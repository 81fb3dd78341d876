import { icon14 } from "@jieru/ui/icon.ts";
import { Headset } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/use-words.ts";
import { ShopMark } from "./ShopMark.tsx";

interface ShopPageProps {
  sessionFrom: string;
  onEnter: () => void;
}

export function ShopPage({ sessionFrom, onEnter }: ShopPageProps) {
  const words = useWords();
  return (
    <div className="grid flex-1 place-content-center justify-items-center gap-4 bg-surface-2">
      <ShopMark />
      <p className="text-12 text-ink-3">{sessionFrom || words.cardKind}</p>
      <Button onClick={onEnter}>
        <Headset {...icon14} />
        {words.contact}
      </Button>
    </div>
  );
}
