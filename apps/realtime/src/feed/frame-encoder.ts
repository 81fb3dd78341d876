import type { Frame, WaitingLine } from "@jieru/shared/domain/snapshot";
import { Decoder, Encoder, type Packet, PacketType } from "socket.io-parser";

/** All consoles of an account share one waiting-queue object. Its JSON is made once for up to a thousand consoles. */
const lines = new WeakMap<WaitingLine, string>();

function jsonOfLine(line: WaitingLine): string {
  const known = lines.get(line);
  if (known !== undefined) return known;
  const json = JSON.stringify(line);
  lines.set(line, json);
  return json;
}

function jsonOf({ waiting, ...frame }: Frame): string {
  const json = JSON.stringify(frame);
  return waiting ? `${json.slice(0, -1)},"waiting":${jsonOfLine(waiting)}}` : json;
}

const isFrame = ({ type, nsp, id, data }: Packet): boolean =>
  type === PacketType.EVENT && nsp === "/" && id === undefined && data[0] === "events";

/** Encodes like Socket.IO, with a shortcut for the feed's frames, which contain no binary data. */
class FrameEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder["encode"]> {
    return isFrame(packet) ? [`2["events",${jsonOf(packet.data[1])}]`] : super.encode(packet);
  }
}

/** Socket.IO's `parser`. The bytes sent are the same as without it. */
export const frameParser = { Encoder: FrameEncoder, Decoder };
