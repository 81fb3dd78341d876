import { icon16 } from "@jieru/ui/icon.ts";
import { ChevronLeft, Ellipsis } from "lucide-react";
import { clockTime } from "../state/times.ts";
import { useWords } from "../words/use-words.ts";

interface PhoneTopProps {
  shop: string;
  now: number;
  typing: boolean;
}

export function PhoneTop({ shop, now, typing }: PhoneTopProps) {
  const words = useWords();
  return (
    <>
      <div className="flex h-8 flex-none items-center justify-between bg-surface-1 px-[22px] pt-1.5 text-12 font-semibold">
        <span>{clockTime(now)}</span>
        <span className="relative h-[11px] w-[22px] rounded-[3px] border border-ink-2 after:absolute after:inset-y-[1.5px] after:right-1.5 after:left-[1.5px] after:rounded-[1px] after:bg-ink-2" />
      </div>
      <div className="flex h-[46px] flex-none items-center justify-between border-border-1 border-b bg-surface-1 px-3.5">
        <ChevronLeft {...icon16} />
        <span className="grid text-center leading-[18px]">
          <b className="text-14 font-semibold">{shop}</b>
          <span className="text-12 text-ink-3" data-testid="phone-status">
            {typing ? words.typing : words.phoneSubtitle}
          </span>
        </span>
        <Ellipsis {...icon16} />
      </div>
    </>
  );
}
