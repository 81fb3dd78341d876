import type { Acknowledgement, ClientEvent } from "@jieru/shared/protocol/socket";
import type { Socket } from "socket.io-client";

const ackTimeoutMs = 5000;

export const emitAndWait = (socket: Socket, event: ClientEvent, body: object): Promise<Acknowledgement> =>
  socket.timeout(ackTimeoutMs).emitWithAck(event, body);
