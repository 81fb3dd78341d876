import type { MediaId } from "@jieru/shared/domain/ids";
import { type ReactNode, useState } from "react";
import { paths } from "../../data/http/paths.ts";
import { useConnection } from "../../data/store/connection.ts";

interface ThumbnailProps {
  mediaId: MediaId;
  width: number;
  height: number;
  instead: ReactNode;
  className: string;
}

/** [CA4] Shows a card's cover. A missing one is requested again when the connection changes. */
export function Thumbnail({ mediaId, instead, ...size }: ThumbnailProps) {
  const connection = useConnection().state;
  const [missedWhile, setMissedWhile] = useState<typeof connection | null>(null);
  if (missedWhile === connection) return instead;
  return (
    <img
      {...size}
      src={paths.thumbnail(mediaId)}
      alt=""
      decoding="async"
      draggable={false}
      onError={() => setMissedWhile(connection)}
    />
  );
}
