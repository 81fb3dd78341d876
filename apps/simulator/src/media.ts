/** Temporary media: valid 3 days after the upload (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_uploadtempmedia). */
export const MEDIA_LIFETIME_MS = 3 * 86_400_000;

export interface Medium {
  mediaId: string;
  appId: string;
  contentType: string;
  bytes: Buffer;
  createdAt: number;
}

const EXTENSIONS: Record<string, string> = { "image/png": "png", "image/gif": "gif" };

export const extensionOf = (contentType: string) => EXTENSIONS[contentType] ?? "jpg";

/** Returns the image type by the first bytes; null for a type that WeChat does not accept. */
export function sniffImage(bytes: Buffer): string | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  if (/^GIF8[79]a$/.test(bytes.subarray(0, 6).toString("latin1"))) return "image/gif";
  return null;
}

export const mediumPath = (mediaId: string) => `/simulator/api/media/${mediaId}`;

export interface MediaStore {
  add(medium: Medium): void;
  find(appId: string, mediaId: string, now: number): Medium | null;
  findAny(mediaId: string): Medium | null;
  newest(count: number): Medium[];
}

export function createMediaStore(capacity = 2_000): MediaStore {
  const media = new Map<string, Medium>();
  return {
    add(medium) {
      media.set(medium.mediaId, medium);
      const oldest = media.size > capacity ? media.keys().next().value : undefined;
      if (oldest !== undefined) media.delete(oldest);
    },
    find(appId, mediaId, now) {
      const medium = media.get(mediaId);
      if (!medium || medium.appId !== appId || now >= medium.createdAt + MEDIA_LIFETIME_MS) return null;
      return medium;
    },
    findAny: (mediaId) => media.get(mediaId) ?? null,
    newest: (count) => [...media.values()].slice(-count),
  };
}
