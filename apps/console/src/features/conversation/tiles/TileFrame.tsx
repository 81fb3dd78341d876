import type { DeliveryState, Message } from "@jieru/shared/domain/message";
import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface TileFrameProps {
  testId: string;
  direction: Message["direction"];
  type: Message["type"];
  delivery: DeliveryState | undefined;
  speaker: ReactNode;
  disc?: ReactNode;
  time?: ReactNode;
  outcome?: ReactNode;
  children: ReactNode;
}

export function TileFrame(props: TileFrameProps) {
  const { testId, direction, type, delivery, speaker, disc, time, outcome, children } = props;
  const out = direction === "out";
  return (
    <div
      data-testid={testId}
      data-direction={direction}
      data-type={type}
      data-delivery={delivery}
      className={cx("group/tile flex flex-col gap-1", out ? "items-end" : "items-start")}
    >
      <span className="sr-only">{speaker}</span>
      <div className={cx("flex w-full items-end gap-2", out && "flex-row-reverse")}>
        {disc}
        <div
          className={cx("flex min-w-0 max-w-[min(460px,66%)] max-narrow:max-w-[78%]", out && "justify-end")}
        >
          {children}
        </div>
        {time}
      </div>
      {outcome}
    </div>
  );
}
