import type { Image as ImageContent } from "@jieru/shared/domain/message";
import { icon16 } from "@jieru/ui/icon.ts";
import { Image } from "lucide-react";
import type { ReactNode } from "react";
import { Thumbnail } from "../../Thumbnail.tsx";
import { problemOutline } from "../Bubble.tsx";

interface BoxBodyProps {
  title: string;
  /** Absent if the kind has no cover; null if this message has none. */
  cover?: ImageContent | null;
  children: ReactNode;
}

export const BoxBody = ({ title, cover, children }: BoxBodyProps) => (
  <div
    className={`grid w-69 max-w-full overflow-hidden rounded-tile bg-surface-2 inset-ring inset-ring-border-2 -outline-offset-1 max-narrow:w-58 ${cover === undefined ? "" : "grid-cols-[72px_1fr]"} ${problemOutline}`}
  >
    {cover !== undefined && <Cover cover={cover} />}
    <div className="flex min-h-16 min-w-0 flex-col gap-0.5 px-3 pt-2 pb-[7px]">
      <div className="wrap-anywhere line-clamp-3 whitespace-pre-wrap">{title}</div>
      <div className="mt-auto flex min-w-0 items-center gap-1 text-12 text-ink-3 [&>svg]:flex-none">
        {children}
      </div>
    </div>
  </div>
);

const Cover = ({ cover }: { cover: ImageContent | null }) => {
  const none = (
    <span className="grid min-h-16 w-18 place-items-center bg-bubble-in text-ink-3">
      <Image {...icon16} />
    </span>
  );
  if (cover?.state !== "ready") return none;
  const size = { width: 72, height: 64 };
  return (
    <Thumbnail
      {...size}
      mediaId={cover.mediaId}
      instead={none}
      className="block h-full min-h-16 w-18 object-cover"
    />
  );
};
